import type { MailTemplate } from './define-mail';
import { signInCodeMail } from './sign-in-code';

/** Every mail by the name that enqueueMail gets. */
export const mailTemplates: Readonly<Record<string, MailTemplate>> = {
  sign_in_code: signInCodeMail,
};

/** Templates whose props are secrets: emptied once the mail has left or died. */
export const secretTemplates: ReadonlySet<string> = new Set(['sign_in_code']);
