'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Notice, type NoticeTone } from '@/components/ui/notice';
import { RefundForm, type RefundTexts } from '../refund-form';
import type { RefundAnswer, RefundBody } from '../send-refund-request';

interface PlanPanelProps {
  /** The handler, and where the operator came from. */
  readonly path: string;
  readonly backHref: `/operator/orders/${string}`;
  readonly plan: NonNullable<RefundBody['plan']>;
  readonly texts: RefundTexts & { readonly answers: Readonly<Record<RefundAnswer, string>> };
}

const tones: Record<RefundAnswer, NoticeTone> = {
  succeeded: 'good',
  accepted: 'info',
  held: 'warning',
  plan_changed: 'warning',
  already_refunded: 'info',
  not_paid: 'warning',
  disputed: 'warning',
  refused: 'bad',
};

/** Carries out the plan once, and keeps saying what came of it. */
export function PlanPanel({ path, backHref, plan, texts }: PlanPanelProps) {
  const router = useRouter();
  const [answer, setAnswer] = useState<RefundAnswer | null>(null);
  if (answer !== null) {
    return (
      <div role="status" className="flex flex-col gap-3">
        <Notice tone={tones[answer]}>
          <p>{texts.answers[answer]}</p>
          <a href={backHref} className="link inline-flex min-h-11 items-center">
            {texts.cancel}
          </a>
        </Notice>
      </div>
    );
  }
  return (
    <RefundForm
      path={path}
      plan={plan}
      texts={texts}
      onAnswer={(told) => {
        setAnswer(told);
        router.refresh();
      }}
      onCancel={() => router.push(backHref)}
    />
  );
}
