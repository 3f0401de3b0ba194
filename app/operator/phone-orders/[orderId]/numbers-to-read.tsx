import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import type { OrderVoucher } from '@/lib/konbini/queries';
import { chains, groupDigits, numbersAt } from '@/lib/konbini/store-numbers';
import { formatJstDateTime } from '@/lib/time/jst';

/** The numbers of all chains, in groups that can be read aloud. */
export async function NumbersToRead({ voucher, email }: { voucher: OrderVoucher; email: string }) {
  const { phoneOrders, konbini } = await getMessages();
  const t = await getTranslations('phoneOrders.one');
  const stores = chains.filter((chain) => voucher.stores[chain] !== null);
  return (
    <Card as="section" title={phoneOrders.one.issued}>
      <p>{t('issuedLead', { email })}</p>
      <p className="my-3 font-bold">
        {phoneOrders.one.issuedUntil}: {formatJstDateTime(voucher.payUntil)}
      </p>
      <DescriptionList
        items={stores.map((chain) => ({
          term: konbini.names[chain],
          detail: (
            <ul className="flex flex-col gap-1">
              {numbersAt(voucher.stores, chain).map(({ key, digits }) => (
                <li key={key}>
                  {konbini.numbers[key]}　
                  <strong className="num whitespace-nowrap text-[1.375rem] tracking-wide">{groupDigits(digits)}</strong>
                </li>
              ))}
            </ul>
          ),
        }))}
      />
      <p className="mt-3">{phoneOrders.one.seven}</p>
    </Card>
  );
}
