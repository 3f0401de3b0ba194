import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { SMTPServer } from 'smtp-server';
import { LetterBox } from './letter-box';
import { mailWeb } from './web';

export interface MailCatcher {
  url: string;
  smtpUrl: string;
  stop(): Promise<void>;
}

const MAIL_BYTES_MAX = 10 * 1024 * 1024;

/** Starts the mail catcher on 127.0.0.1. Port 0 takes a free one. */
export async function startMailCatcher({ port, smtpPort }: { port: number; smtpPort: number }): Promise<MailCatcher> {
  const box = new LetterBox();
  const smtp = smtpServer(box);
  const web = createServer(getRequestListener(mailWeb(box).fetch));
  const webPort = await listen(web, port);
  const mailPort = await listen(smtp, smtpPort);
  return {
    url: `http://127.0.0.1:${webPort}`,
    smtpUrl: `smtp://127.0.0.1:${mailPort}`,
    async stop() {
      web.close();
      web.closeAllConnections();
      await new Promise<void>((resolve) => smtp.close(resolve));
    },
  };
}

function smtpServer(box: LetterBox): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: MAIL_BYTES_MAX,
    closeTimeout: 1_000,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', done);
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
        box.put(Buffer.concat(chunks), to).then(() => done(), done);
      });
    },
  });
}

async function listen(server: Server | SMTPServer, port: number): Promise<number> {
  const socket = server instanceof SMTPServer ? server.listen(port, '127.0.0.1') : server.listen(port, '127.0.0.1');
  await once(socket, 'listening');
  const address: AddressInfo | string | null = socket.address();
  if (typeof address === 'string' || !address) throw new Error('the mail catcher has no port');
  return address.port;
}
