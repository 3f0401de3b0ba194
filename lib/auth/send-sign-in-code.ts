import { randomUUID } from 'node:crypto';
import type { Ctx } from '@/lib/context';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import { codeMinutes } from './options';

export interface SignInCode {
  readonly email: string;
  readonly code: string;
}

/** Puts the code's mail into the outbox. Its props hold the code only until it is sent (lib/notify/send-mail.ts). */
export async function sendSignInCode(ctx: Pick<Ctx, 'db' | 'clock'>, { email, code }: SignInCode): Promise<void> {
  await ctx.db.transaction((tx) =>
    enqueueMail(
      { ...ctx, db: tx },
      {
        factKey: `sign_in_code:${randomUUID()}`,
        template: 'sign_in_code',
        to: email,
        locale: 'ja',
        props: { code, minutes: codeMinutes },
      },
    ),
  );
}
