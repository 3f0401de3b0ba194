import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { requireOrderAccess } from '@/lib/auth/require-order-access';
import { readOrderDocuments } from '@/lib/documents/order-documents';
import { DocumentCard } from './document-card';
import { NoteForm } from './note-form';
import { ReceiptForm } from './receipt-form';

export async function generateMetadata(): Promise<Metadata> {
  const { documents } = await getMessages();
  return { title: documents.page.title, robots: { index: false } };
}

/** Receipts of an order: chosen and issued once, then to be downloaded; refund notes when something went back. */
export default async function ReceiptPage({ params }: { params: Promise<{ orderId: string }> }) {
  const { ctx, orderId } = await requireOrderAccess((await params).orderId);
  const found = await readOrderDocuments(ctx, orderId);
  const href = `/orders/${orderId}`;
  if (!found.isPaid) redirect(`/orders/${orderId}`);
  const { documents: texts, common } = await getMessages();
  const t = await getTranslations('documents.page');
  const isIssued = found.documents.length > 0;
  return (
    <div className="mx-auto flex max-w-[46rem] flex-col gap-6">
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: t('crumb', { number: found.number }), href }, { label: texts.page.title }]}
      />
      <h1 className="font-bold text-[1.625rem] leading-snug sm:text-[2rem]">{texts.page.title}</h1>
      {isIssued ? (
        <section className="flex flex-col gap-4" aria-label={texts.list.heading}>
          <p>{texts.list.once}</p>
          {found.documents.map((document) => (
            <DocumentCard key={document.documentId} orderId={orderId} document={document} />
          ))}
        </section>
      ) : null}
      {found.isNoteDue ? (
        <Card as="section" title={texts.note.heading}>
          <p className="mb-4">{texts.note.lead}</p>
          <NoteForm orderId={orderId} texts={texts.note} />
        </Card>
      ) : null}
      {isIssued ? null : found.receivedYen > 0 ? (
        <Card as="section" title={texts.form.heading}>
          <ReceiptForm
            orderId={orderId}
            buyerName={found.buyerName}
            texts={{ ...texts.form, requirement: common.required, summary: common.errorSummary }}
          />
        </Card>
      ) : (
        <EmptyState title={texts.page.none}>
          <p>{texts.page.noneHelp}</p>
        </EmptyState>
      )}
      <p>
        <ButtonLink look="outline" href={href}>
          {texts.page.back}
        </ButtonLink>
      </p>
    </div>
  );
}
