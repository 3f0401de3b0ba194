import type { Child } from './child';

/** Resolves when `url` answers 200; rejects when the child ends first or the time is over. */
export async function waitForHttp(child: Child, url: string, limitMs: number): Promise<void> {
  let ended: string | undefined;
  child.exited.then((reason) => {
    ended = reason;
  });
  const deadline = Date.now() + limitMs;
  let last = 'no answer';
  while (ended === undefined && Date.now() < deadline) {
    last = await probe(url, deadline - Date.now());
    if (last === '200') return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`${child.name}: ${ended ? `ended (${ended})` : `${url} → ${last}`}. Log: ${child.logFile}`);
}

async function probe(url: string, limitMs: number): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(limitMs) });
    await response.arrayBuffer();
    return String(response.status);
  } catch (error) {
    return error instanceof Error ? error.message : 'no answer';
  }
}
