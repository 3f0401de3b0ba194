'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { OrderStatus } from '@/lib/checkout/queries';
import { fetchJson } from '@/lib/http/fetch-json';
import { secondMs } from '@/lib/time/duration';
import { forgetInput } from '../../checkout/[orderId]/kept-input';

interface LiveStatusProps {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly texts: { readonly heading: string; readonly slow: string; readonly refresh: string };
  /** Money is on its way: the person waits in front of the page. */
  readonly checking: boolean;
  /** Days may pass: it goes on asking for as long as the page is open and seen. */
  readonly isLong?: boolean;
}

const pollsMax = 40;

/** 1 s, 1.3 s, 1.7 s … at most 15 s: some eight minutes in all, then the person decides. */
const waitMs = (poll: number) => Math.min(secondMs * 1.3 ** poll, 15 * secondMs);

function readKey(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('state' in value) || !('stage' in value)) return null;
  return `${value.state}/${value.stage}`;
}

/** Asks for the order's state until it is settled, and shows the page anew when it changes. */
export function LiveStatus({ orderId, status, texts, checking, isLong = false }: LiveStatusProps) {
  const router = useRouter();
  const [gaveUp, setGaveUp] = useState(false);
  const { settled, state } = status;
  const shown = `${status.state}/${status.stage}`;

  useEffect(() => {
    if (state === 'paid') forgetInput(orderId);
    if (settled) return;
    const abort = new AbortController();
    let poll = 0;
    let timer = setTimeout(ask, waitMs(poll));
    async function ask() {
      if (isLong && document.hidden) {
        timer = setTimeout(ask, waitMs(poll));
        return;
      }
      const answer = await fetchJson(`/api/orders/${orderId}/status`, { read: readKey, signal: abort.signal });
      if (abort.signal.aborted) return;
      if (answer.ok && answer.value !== shown) return router.refresh();
      poll += 1;
      if (!isLong && poll >= pollsMax) return setGaveUp(true);
      timer = setTimeout(ask, waitMs(poll));
    }
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [isLong, orderId, router, settled, shown, state]);

  if (settled || !checking) return null;
  if (!gaveUp) return <progress className="mt-4 h-2 w-full accent-key" aria-label={texts.heading} />;
  return (
    <div className="mt-4 flex flex-col items-start gap-3" role="status">
      <p>{texts.slow}</p>
      <Button look="outline" onClick={() => window.location.reload()}>
        {texts.refresh}
      </Button>
    </div>
  );
}
