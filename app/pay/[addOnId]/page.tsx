import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { Notice } from '@/components/ui/notice';
import { readOwnCharge } from '@/lib/add-ons/pay-on-session';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { requestContext } from '@/lib/http/request-context';
import { parseId } from '@/lib/ids';
import { formatYen } from '@/lib/money/yen';
import { formatJstDateTime } from '@/lib/time/jst';
import { stripeSettings } from '../../(patient)/checkout/[orderId]/stripe-settings';
import { payVisit } from '../pay-visit';
import { PayForm } from './pay-form';

export async function generateMetadata(): Promise<Metadata> {
  const { addOns } = await getMessages();
  return { title: addOns.pay.title, robots: { index: false } };
}

/** An option whose payment the bank wants its holder to confirm; opened by the mailed link, also logged out. */
export default async function PayPage({ params }: { params: Promise<{ addOnId: string }> }) {
  const found = await readVisited((await params).addOnId);
  if (found === null) return leaveAsNotFound();
  const { charge, facilityName, view } = found;
  const { addOns, checkout } = await getMessages();
  const texts = addOns.pay;
  const t = await getTranslations('addOns.pay');
  if (view !== 'payable') {
    return (
      <EmptyState level={1} title={view === 'paid' ? texts.paidTitle : texts.overTitle}>
        <p>{view === 'paid' ? texts.paidLead : texts.overLead}</p>
        <ButtonLink href="/">{texts.home}</ButtonLink>
      </EmptyState>
    );
  }
  const items = [
    { term: texts.facility, detail: facilityName },
    { term: texts.name, detail: charge.title },
    { term: texts.amount, detail: <Money amount={charge.amountYen} /> },
    { term: texts.card, detail: t('cardFace', { brand: charge.cardBrand, last4: charge.cardLast4 }) },
    { term: texts.until, detail: charge.linkExpiresAt === null ? '' : formatJstDateTime(charge.linkExpiresAt) },
  ];
  return (
    <div className="mx-auto flex max-w-[40rem] flex-col gap-6">
      <h1 className="font-bold text-[1.625rem] leading-snug sm:text-[2rem]">{texts.title}</h1>
      <p>{texts.lead}</p>
      <Card as="section">
        <DescriptionList items={items} />
        <noscript>
          <Notice tone="bad">{texts.noScript}</Notice>
        </noscript>
        <PayForm
          addOnId={charge.id}
          settings={stripeSettings(env())}
          submit={t('submit', { amount: formatYen(charge.amountYen) })}
          texts={texts}
          failures={checkout.failure}
        />
        <p className="mt-4 text-[0.9375rem] text-ink-soft">{texts.help}</p>
      </Card>
    </div>
  );
}

async function readVisited(text: string) {
  const chargeId = parseId('adc', text);
  if (chargeId === null) return null;
  try {
    return await readOwnCharge(await requestContext(), await payVisit(chargeId));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
