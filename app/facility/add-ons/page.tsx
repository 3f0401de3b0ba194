import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { PageHeading } from '@/components/ui/page-heading';
import { SubmitButton } from '@/components/ui/submit-button';
import { Table } from '@/components/ui/table';
import { listAddOnItems } from '@/lib/add-ons/price-list';
import { requireRole } from '@/lib/auth/require-role';
import { removeItemAction } from './actions';
import { ItemForm } from './item-form';

export async function generateMetadata(): Promise<Metadata> {
  const { addOns } = await getMessages();
  return { title: addOns.list.title, robots: { index: false } };
}

export default async function AddOnsPage() {
  const ctx = await requireRole('facility');
  const items = await listAddOnItems(ctx);
  const { addOns } = await getMessages();
  const { list: texts } = addOns;
  return (
    <>
      <PageHeading title={texts.title} />
      <div className="flex max-w-[46rem] flex-col gap-6">
        <p>{texts.lead}</p>
        {items.length === 0 ? (
          <EmptyState title={texts.empty}>
            <p>{texts.emptyHelp}</p>
          </EmptyState>
        ) : (
          <Table
            caption={texts.caption}
            rows={items}
            rowKey={(item) => item.id}
            columns={[
              { key: 'title', header: texts.name, cell: (item) => item.title, rowHeader: true },
              { key: 'price', header: texts.price, cell: (item) => <Money amount={item.priceYen} />, numeric: true },
              {
                key: 'remove',
                header: texts.remove,
                cell: (item) => (
                  <form action={removeItemAction}>
                    <input type="hidden" name="itemId" value={item.id} />
                    <SubmitButton look="danger" pendingLabel={texts.removing}>
                      {texts.remove}
                      <span className="sr-only">{item.title}</span>
                    </SubmitButton>
                  </form>
                ),
              },
            ]}
          />
        )}
        <Card as="section" title={texts.addTitle}>
          <ItemForm texts={addOns} />
        </Card>
      </div>
    </>
  );
}
