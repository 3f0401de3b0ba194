export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.WORKER !== 'inline') return;
  const { startInlineWorker } = await import('@/lib/jobs/start-inline-worker');
  await startInlineWorker();
}
