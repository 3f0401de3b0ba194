import { Notice } from '@/components/ui/notice';
import { formatYen } from '@/lib/money/yen';
import type { SetPreview } from '@/lib/sets/preview-set';
import type { OfferTexts } from '../../offers/offer-texts';

interface SetPreviewsProps {
  readonly previews: readonly SetPreview[];
  readonly texts: OfferTexts['sets'];
}

/** What the set would do today, example by example. */
export function SetPreviews({ previews, texts }: SetPreviewsProps) {
  return (
    <section aria-live="polite" className="card flex flex-col gap-4 p-4 sm:p-6">
      <h2 className="font-bold text-[1.25rem]">{texts.previewTitle}</h2>
      <p className="text-[0.9375rem] text-ink-soft">{texts.previewLead}</p>
      {previews.length === 0 ? <Notice tone="warning">{texts.previewEmpty}</Notice> : null}
      {previews.map((preview) => (
        <Example key={preview.titles.join()} preview={preview} texts={texts} />
      ))}
    </section>
  );
}

function Example({ preview, texts }: { preview: SetPreview; texts: OfferTexts['sets'] }) {
  const rows = [
    [texts.regular, formatYen(preview.regularYen)],
    [texts.off, `−${formatYen(preview.setDiscountYen)}`],
    [texts.total, formatYen(preview.totalYen)],
    [texts.share, formatYen(preview.shareYen)],
    [texts.ours, formatYen(preview.oursYen)],
  ] as const;
  return (
    <div className="border-line border-t pt-4">
      <h3 className="font-bold">{preview.titles.join('、')}</h3>
      {preview.isBeaten ? <Notice tone="warning">{texts.beaten}</Notice> : null}
      <dl>
        {rows.map(([term, detail]) => (
          <div key={term} className="flex flex-wrap justify-between gap-x-4 py-1">
            <dt>{term}</dt>
            <dd className="num ml-auto">{detail}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
