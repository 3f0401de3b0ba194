'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, useSyncExternalStore } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Notice, type NoticeTone } from '@/components/ui/notice';
import { formatYen } from '@/lib/money/yen';
import type { Messages } from '@/messages/catalogue';
import { type CancelAnswer, type ShownQuote, sendCancel } from './send-cancel';

type Texts = Messages['cancel']['form'];

interface CancelFormProps {
  readonly orderId: string;
  readonly lineId: string;
  readonly phone: string;
  /** The sentence of a line that is canceled. */
  readonly canceled: string | null;
  /** What canceling gives back now; null when it is not possible (any more). */
  readonly quote: ShownQuote | null;
  readonly texts: Texts;
}

interface Told {
  readonly tone: NoticeTone;
  readonly text: string;
}

/** Opens the confirmation, and sends once however often it is pressed. A new amount is shown before anything happens. */
export function CancelForm({ orderId, lineId, phone, canceled, quote, texts }: CancelFormProps) {
  const router = useRouter();
  const isBusy = useRef(false);
  // A press before the page is ready would be lost without a word.
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [opened, setOpened] = useState(false);
  const [pending, setPending] = useState(false);
  const [changed, setChanged] = useState<ShownQuote | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const shown = changed ?? quote;

  const tell = (answer: CancelAnswer) => {
    if (answer.kind === 'changed') {
      setChanged(answer);
      setTold({ tone: 'warning', text: withAmounts(texts.changed, answer) });
    } else {
      setOpened(false);
      setTold(
        answer.kind === 'done'
          ? { tone: 'good', text: texts.done }
          : { tone: 'bad', text: texts.refused[answer.reason].replace('{phone}', phone) },
      );
    }
    router.refresh();
  };

  const send = async () => {
    if (isBusy.current || shown === null) return;
    isBusy.current = true;
    // What was told stays until the answer: nothing moves under a finger that presses twice.
    setPending(true);
    const result = await sendCancel(orderId, { lineId, shownRefundYen: shown.refundYen });
    isBusy.current = false;
    setPending(false);
    if (result.ok) return tell(result.value);
    setTold({ tone: 'bad', text: result.message });
  };

  return (
    <div className="mt-4 flex flex-col items-start gap-4">
      <div role="status" className="w-full">
        {told === null ? null : <Notice tone={told.tone}>{told.text}</Notice>}
      </div>
      {canceled === null ? null : <p className="font-bold">{canceled}</p>}
      {canceled !== null || shown === null ? null : (
        <>
          <p className="font-bold text-[1.125rem]">{sentenceOf(shown, texts)}</p>
          {opened ? (
            <div className="flex flex-col items-start gap-4">
              <Notice tone="warning">{texts.warning}</Notice>
              <button
                type="button"
                onClick={send}
                aria-disabled={pending}
                className={buttonClass('danger', pending ? 'cursor-progress opacity-80' : '')}
              >
                <span aria-live="polite">{pending ? texts.pending : texts.submit}</span>
              </button>
            </div>
          ) : (
            <Button look="outline" aria-expanded={false} disabled={!ready} onClick={() => setOpened(true)}>
              {texts.open}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

const never = () => () => undefined;

function withAmounts(text: string, { refundYen, feeYen }: ShownQuote): string {
  return text.replace('{refund}', formatYen(refundYen)).replace('{fee}', formatYen(feeYen));
}

function sentenceOf(shown: ShownQuote, texts: Texts): string {
  if (shown.refundYen > 0) return withAmounts(shown.feeYen > 0 ? texts.sentence : texts.sentenceFree, shown);
  return shown.feeYen > 0 ? withAmounts(texts.sentenceNothing, shown) : texts.sentenceZero;
}
