import { performance } from 'node:perf_hooks';

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Runs `work` for every item, `concurrency` at a time, and measures throughput and latency. */
export async function measure<T>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<unknown>,
): Promise<Measured> {
  const latencies: number[] = [];
  const queue = items[Symbol.iterator]();
  const started = performance.now();
  const run = async () => {
    for (const item of queue) {
      const begun = performance.now();
      await work(item);
      latencies.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, run));
  const seconds = (performance.now() - started) / 1_000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { perSecond: items.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

export function report(name: string, { perSecond, p50Ms, p99Ms }: Measured): void {
  const columns = [
    name.padEnd(44),
    `${Math.round(perSecond)} /s`.padStart(10),
    `p50 ${p50Ms.toFixed(1)} ms`.padStart(14),
    `p99 ${p99Ms.toFixed(1)} ms`.padStart(14),
  ];
  process.stdout.write(`${columns.join('')}\n`);
}
