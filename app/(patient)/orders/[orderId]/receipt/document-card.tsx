import { Download } from 'lucide-react';
import { getMessages, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import type { OrderDocument } from '@/lib/documents/order-documents';
import { formatCalendarDay } from '@/lib/time/jst';

/** One issued document with its download, which says before the click that a second one is marked. */
export async function DocumentCard({ orderId, document }: { orderId: string; document: OrderDocument }) {
  const { documents, common } = await getMessages();
  const t = await getTranslations('documents.list');
  const { list } = documents;
  const kind = list.kind[document.kind];
  const isReceipt = document.kind === 'receipt';
  return (
    <Card as="article" title={kind}>
      <DescriptionList
        items={[
          { term: list.number, detail: <span className="num">{document.number}</span> },
          { term: list.issued, detail: formatCalendarDay(document.issuedDay) },
          { term: list.addressee, detail: document.addressee },
          {
            term: isReceipt ? list.amount : list.returned,
            detail: <Money amount={document.amountYen} note={common.taxIncluded} />,
          },
          { term: list.issuer, detail: document.issuerName },
        ]}
      />
      {/* A plain link: nothing may fetch it before the click. */}
      <ButtonLink
        look={document.isDownloaded ? 'outline' : 'filled'}
        href={`/orders/${orderId}/receipt/${document.documentId}`}
        className="mt-4"
        icon={<Download aria-hidden className="size-5" />}
        download
      >
        {document.isDownloaded ? t('again', { kind }) : t('download', { kind })}
      </ButtonLink>
    </Card>
  );
}
