import nodemailer, { type Transporter } from 'nodemailer';
import { env } from '@/lib/env';

export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The same for every try of one mail, so that receivers can drop a second copy. */
  readonly messageId: string;
}

export interface MailTransport {
  /** Hands the mail over; throws when the server does not take it. */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** SMTP by URL. Every step has a limit far below the lease of a claimed mail. */
export function smtpTransport(url: string, from: string): MailTransport {
  const { hostname, port, protocol, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transporter: Transporter = nodemailer.createTransport({
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
  });
  return {
    send: async (mail) => {
      await transporter.sendMail({ ...mail, from, headers: { 'Auto-Submitted': 'auto-generated' } });
    },
    close: () => transporter.close(),
  };
}

let shared: MailTransport | undefined;

/** The process's mail transport, made on first use. */
export function mailTransport(): MailTransport {
  shared ??= smtpTransport(env().SMTP_URL, env().MAIL_FROM);
  return shared;
}
