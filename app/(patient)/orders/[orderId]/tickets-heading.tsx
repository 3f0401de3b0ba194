import { getMessages } from 'next-intl/server';
import { PrintButton } from './print-button';

export async function TicketsHeading({ printable }: { printable: boolean }) {
  const { tickets: texts } = await getMessages();
  return (
    <div className="no-print mt-2 flex flex-wrap items-center justify-between gap-3">
      <h2 className="font-bold text-[1.375rem]">{texts.heading}</h2>
      {printable ? <PrintButton label={texts.print} /> : null}
    </div>
  );
}
