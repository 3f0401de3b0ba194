import { startMailCatcher } from './start';

const port = Number(process.env.MAIL_PORT ?? 1080);
const catcher = await startMailCatcher({ port, smtpPort: Number(process.env.SMTP_PORT ?? port + 1) });
console.log(`mail ${catcher.url} ${catcher.smtpUrl}`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await catcher.stop();
    process.exit(0);
  });
}
