import { useMessages } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** The body as received, closed until somebody needs it. */
export function EventBody({ body }: { body: string | null }) {
  const { operator: texts } = useMessages();
  if (body === null) return <p>{texts.event.bodyGone}</p>;
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning">{texts.event.bodyNotice}</Notice>
      <details>
        <summary className={buttonClass('outline', 'w-fit list-none')}>{texts.event.bodyOpen}</summary>
        <pre className="mt-4 whitespace-pre-wrap break-all rounded-8 border border-line bg-page p-4 text-[0.875rem] leading-relaxed">
          {body}
        </pre>
      </details>
    </div>
  );
}
