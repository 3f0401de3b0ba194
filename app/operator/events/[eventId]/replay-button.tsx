'use client';

import { RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice, type NoticeTone } from '@/components/ui/notice';
import { fetchJson } from '@/lib/http/fetch-json';

type Answer = 'applied' | 'none' | 'parked' | 'in_progress' | 'nothing_to_do' | 'failed';

interface ReplayButtonProps {
  readonly eventId: string;
  readonly texts: {
    readonly replay: string;
    readonly help: string;
    readonly replaying: string;
    readonly replayed: Readonly<Record<Answer, string>>;
  };
}

const answers: readonly Answer[] = ['applied', 'none', 'parked', 'in_progress', 'nothing_to_do', 'failed'];
const tones: Record<Answer, NoticeTone> = {
  applied: 'good',
  none: 'good',
  parked: 'warning',
  in_progress: 'info',
  nothing_to_do: 'info',
  failed: 'bad',
};

function readAnswer(value: unknown): { answer: Answer; message: string } | null {
  if (typeof value !== 'object' || value === null) return null;
  const name = 'effect' in value ? value.effect : 'reason' in value ? value.reason : null;
  const answer = answers.find((known) => known === name);
  const message = 'message' in value && typeof value.message === 'string' ? value.message : '';
  return answer === undefined ? null : { answer, message };
}

/** Does the work of the event again and says what came of it. A second press while it runs is swallowed. */
export function ReplayButton({ eventId, texts }: ReplayButtonProps) {
  const router = useRouter();
  const isBusy = useRef(false);
  const [pending, setPending] = useState(false);
  const [told, setTold] = useState<{ tone: NoticeTone; text: string } | null>(null);

  const replay = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setPending(true);
    setTold(null);
    const path = `/api/operator/events/${encodeURIComponent(eventId)}/replay`;
    const result = await fetchJson(path, { method: 'POST', read: readAnswer });
    isBusy.current = false;
    setPending(false);
    if (!result.ok) return setTold({ tone: 'bad', text: result.message });
    const { answer, message } = result.value;
    setTold({ tone: tones[answer], text: texts.replayed[answer].replace('{message}', message) });
    router.refresh();
  };

  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-[0.9375rem] text-ink-soft">{texts.help}</p>
      <Button
        look="outline"
        onClick={replay}
        aria-disabled={pending}
        icon={<RotateCcw aria-hidden className={`size-5 ${pending ? 'animate-spin' : ''}`} />}
      >
        <span aria-live="polite">{pending ? texts.replaying : texts.replay}</span>
      </Button>
      <div role="status">{told === null ? null : <Notice tone={told.tone}>{told.text}</Notice>}</div>
    </div>
  );
}
