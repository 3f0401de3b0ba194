import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { parseId } from '@/lib/ids';
import { formatYen } from '@/lib/money/yen';
import { type ConsoleSet, readConsoleSet } from '@/lib/sets/console-queries';
import { previewSet } from '@/lib/sets/preview-set';
import { jstDay } from '@/lib/time/jst';
import { discountText, periodText } from '../../offers/offer-texts';
import { StopForm } from '../../offers/stop-form';
import { stopSetAction } from '../actions';
import { SetPreviews } from '../new/set-preview';
import { SetBadge } from '../set-badge';
import { SetTermsText } from '../set-terms';

export async function generateMetadata(): Promise<Metadata> {
  const { offers } = await getMessages();
  return { title: offers.sets.title, robots: { index: false } };
}

export default async function SetPage({ params }: { params: Promise<{ setId: string }> }) {
  const ctx = await requireRole('operator');
  const setId = parseId('set', (await params).setId);
  const set = setId === null ? null : await readConsoleSet(ctx, setId);
  if (set === null) return leaveAsNotFound();
  const { offers, common } = await getMessages();
  const texts = offers.sets;
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: texts.title, href: '/operator/sets' }, { label: set.name }]}
      />
      <PageHeading title={set.name}>
        <SetBadge set={set} today={jstDay(ctx.clock.now())} />
      </PageHeading>
      <div className="grid items-start gap-6 xl:grid-cols-[1.4fr_1fr]">
        <SetFacts set={set} />
        <Card as="section" title={texts.stoppedState}>
          {set.stoppedAt === null ? (
            <StopForm action={stopSetAction} field="setId" id={set.id} texts={texts} />
          ) : (
            <p>{texts.stopped}</p>
          )}
        </Card>
      </div>
      {set.stoppedAt === null ? <SetPreviews previews={await previewSet(ctx, set)} texts={texts} /> : null}
    </>
  );
}

async function SetFacts({ set }: { set: ConsoleSet }) {
  const { offers } = await getMessages();
  const t = await getTranslations('offers.sets');
  const texts = offers.sets;
  const usage = t('usageText', { count: set.paidOrders, amount: formatYen(set.paidDiscountYen) });
  return (
    <Card as="section" title={texts.facts}>
      <DescriptionList
        items={[
          { term: texts.terms, detail: <SetTermsText set={set} /> },
          ...(set.courseTitles.length === 0 ? [] : [{ term: texts.courses, detail: set.courseTitles.join('\n') }]),
          { term: texts.discount, detail: discountText(offers, set) },
          { term: texts.bearer, detail: offers.borneBy[set.borneBy] },
          { term: texts.period, detail: periodText(offers, set) },
          { term: texts.usage, detail: usage },
        ]}
      />
    </Card>
  );
}
