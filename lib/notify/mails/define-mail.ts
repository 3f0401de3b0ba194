import type { ReactElement } from 'react';
import type { ZodType } from 'zod';
import type { Locale } from '@/messages/catalogue';

export interface RenderedMail {
  readonly subject: string;
  readonly element: ReactElement;
}

/** A mail with its stored props checked and its texts filled in. */
export type MailTemplate = (props: unknown, locale: Locale) => RenderedMail;

interface MailDefinition<Props> {
  /** The stored props: ids and amounts, no signed links (make those while rendering). */
  readonly props: ZodType<Props>;
  subject(props: Props, locale: Locale): string;
  readonly component: (input: { props: Props; locale: Locale }) => ReactElement;
}

/** Makes a template for the registry; props that do not fit throw, and the mail stays in the outbox with the error. */
export function defineMail<Props>({ props: schema, subject, component }: MailDefinition<Props>): MailTemplate {
  return (stored, locale) => {
    const props = schema.parse(stored);
    return { subject: subject(props, locale), element: component({ props, locale }) };
  };
}
