'use client';

import { Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice, type NoticeTone } from '@/components/ui/notice';
import { secondMs } from '@/lib/time/duration';
import { RefundForm, type RefundTexts } from './refund-form';
import type { RefundAnswer } from './send-refund-request';

interface RefundPanelProps {
  readonly orderId: string;
  /** A refund is on its way: the page asks again until it has settled. */
  readonly isWaiting: boolean;
  readonly isRefundable: boolean;
  readonly texts: RefundTexts & {
    readonly open: string;
    readonly title: string;
    readonly none: string;
    readonly done: string;
    readonly accepted: string;
    readonly held: string;
    readonly planChanged: string;
    readonly alreadyRefunded: string;
    readonly notPaid: string;
    readonly disputed: string;
    readonly refused: string;
  };
}

const refreshesMax = 20;

/** Opens the confirmation, and keeps saying what came of it after the order has changed. */
export function RefundPanel({ orderId, isWaiting, isRefundable, texts }: RefundPanelProps) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const refreshes = useRef(0);
  const [told, setTold] = useState<{ tone: NoticeTone; text: string } | null>(null);

  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => {
      refreshes.current += 1;
      if (refreshes.current > refreshesMax) return clearInterval(timer);
      router.refresh();
    }, 2 * secondMs);
    return () => clearInterval(timer);
  }, [isWaiting, router]);

  const tell = (answer: RefundAnswer) => {
    dialog.current?.close();
    setTold(
      {
        succeeded: { tone: 'good' as const, text: texts.done },
        accepted: { tone: 'info' as const, text: texts.accepted },
        held: { tone: 'warning' as const, text: texts.held },
        plan_changed: { tone: 'warning' as const, text: texts.planChanged },
        already_refunded: { tone: 'info' as const, text: texts.alreadyRefunded },
        not_paid: { tone: 'warning' as const, text: texts.notPaid },
        disputed: { tone: 'warning' as const, text: texts.disputed },
        refused: { tone: 'bad' as const, text: texts.refused },
      }[answer],
    );
    router.refresh();
  };

  return (
    <div className="mt-4 flex flex-col items-start gap-4">
      <div role="status" className="w-full">
        {told === null ? null : <Notice tone={told.tone}>{told.text}</Notice>}
      </div>
      {isRefundable ? (
        <Button
          look="danger"
          icon={<Undo2 aria-hidden className="size-5" />}
          onClick={() => dialog.current?.showModal()}
        >
          {texts.open}
        </Button>
      ) : (
        <p className="text-ink-soft">{texts.none}</p>
      )}
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="card m-auto max-h-[90dvh] w-[min(36rem,calc(100vw-2rem))] overflow-y-auto p-4 sm:p-6"
      >
        <h2 id={titleId} className="mb-4 font-bold text-[1.375rem] leading-normal">
          {texts.title}
        </h2>
        <RefundForm
          path={`/api/operator/orders/${orderId}/refund`}
          texts={texts}
          onAnswer={tell}
          onCancel={() => dialog.current?.close()}
        />
      </dialog>
    </div>
  );
}
