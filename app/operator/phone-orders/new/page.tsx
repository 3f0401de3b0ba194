import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { newId } from '@/lib/ids';
import { formatYen } from '@/lib/money/yen';
import { offerTargets } from '@/lib/sets/offer-targets';
import { PhoneOrderForm } from './phone-order-form';

export async function generateMetadata(): Promise<Metadata> {
  const { phoneOrders } = await getMessages();
  return { title: phoneOrders.new, robots: { index: false } };
}

export default async function NewPhoneOrderPage() {
  const ctx = await requireRole('operator');
  const { phoneOrders: texts, common } = await getMessages();
  const targets = await offerTargets(ctx);
  const options = targets.flatMap(({ facilityName, courses }) =>
    courses.map(({ courseId, title, priceYen }) => ({
      value: courseId,
      label: texts.form.option
        .replace('{facility}', facilityName)
        .replace('{title}', title)
        .replace('{price}', formatYen(priceYen)),
    })),
  );
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: texts.title, href: '/operator/phone-orders' }, { label: texts.new }]}
      />
      <PageHeading title={texts.new} />
      <PhoneOrderForm callId={newId('crt')} options={options} texts={texts.form} required={common.required} />
    </>
  );
}
