import type { Metadata } from 'next';
import { getLocale, getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { assertUser } from '@/lib/auth/assert-user';
import { requireRole } from '@/lib/auth/require-role';
import { listCards, offSessionConsent } from '@/lib/cards/list-cards';
import { env } from '@/lib/env';
import { readLocale } from '@/messages/catalogue';
import { stripeSettings } from '../../checkout/[orderId]/stripe-settings';
import { AccountFrame } from '../account-frame';
import { AddCard } from './add-card';
import { CardList } from './card-list';
import { readCardNotice } from './card-notices';
import { ChargeConsent } from './charge-consent';

export async function generateMetadata(): Promise<Metadata> {
  const { cards } = await getMessages();
  return { title: cards.title, robots: { index: false } };
}

export default async function CardsPage({ searchParams }: { searchParams: Promise<{ notice?: string | string[] }> }) {
  const ctx = await requireRole('patient');
  const { userId, email } = assertUser(ctx);
  const [cards, consent] = await Promise.all([listCards(ctx), offSessionConsent(ctx, userId)]);
  const notice = readCardNotice((await searchParams).notice);
  const { cards: texts, checkout } = await getMessages();
  return (
    <AccountFrame section="cards" title={texts.title} email={email}>
      {notice === null ? null : (
        <Notice tone={notice === 'try_again' ? 'warning' : 'good'} live>
          {texts.notice[notice]}
        </Notice>
      )}
      <p>{texts.lead}</p>
      {cards.length === 0 ? (
        <EmptyState title={texts.empty}>
          <p>{texts.emptyHelp}</p>
        </EmptyState>
      ) : (
        <CardList cards={cards} />
      )}
      <ChargeConsent consent={consent} />
      <Card as="section" title={texts.add.title}>
        <p className="mb-4">{texts.add.lead}</p>
        <noscript>
          <Notice tone="bad">{texts.add.noScript}</Notice>
        </noscript>
        <AddCard
          settings={stripeSettings(env())}
          locale={readLocale(await getLocale())}
          isAllowed={consent !== null}
          texts={texts.add}
          failures={checkout.failure}
        />
      </Card>
    </AccountFrame>
  );
}
