'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Notice, type NoticeTone } from '@/components/ui/notice';
import { RefundForm, type RefundTexts } from '../refund-form';
import type { RefundAnswer, RefundPlanBody } from '../send-refund-request';

interface PlanPanelProps {
  readonly orderId: string;
  readonly plan: RefundPlanBody;
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
export function PlanPanel({ orderId, plan, texts }: PlanPanelProps) {
  const router = useRouter();
  const [answer, setAnswer] = useState<RefundAnswer | null>(null);
  if (answer !== null) {
    return (
      <div role="status" className="flex flex-col gap-3">
        <Notice tone={tones[answer]}>
          <p>{texts.answers[answer]}</p>
          <a href={`/operator/orders/${orderId}`} className="link inline-flex min-h-11 items-center">
            {texts.cancel}
          </a>
        </Notice>
      </div>
    );
  }
  return (
    <RefundForm
      orderId={orderId}
      plan={plan}
      texts={texts}
      onAnswer={(told) => {
        setAnswer(told);
        router.refresh();
      }}
      onCancel={() => router.push(`/operator/orders/${orderId}`)}
    />
  );
}
