// Preloaded into every child of the starters: when the parent is gone, even by kill -9, the pipe between them closes.
// It may have closed before this ran. Grandchildren inherit the preload but not the mark.
if (process.env.DOKUEI_DIES_WITH_PARENT) {
  delete process.env.DOKUEI_DIES_WITH_PARENT;
  if (!process.connected) process.exit(1);
  process.on('disconnect', () => {
    setTimeout(() => process.exit(1), 8_000).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  process.channel?.unref();
}
