import type { ReactNode } from 'react';
import { EmailText } from '@/components/ui/email-text';
import type { Actor } from '@/lib/auth/actor';

interface ConsoleAccountProps {
  readonly actor: Actor;
  readonly signOut: string;
  readonly badge?: ReactNode;
}

/** Who is signed in, and the way out. */
export function ConsoleAccount({ actor, signOut, badge }: ConsoleAccountProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-[0.875rem] lg:flex-col lg:items-start">
      {badge}
      <span className="text-ink-soft">{actor.kind === 'user' ? <EmailText email={actor.email} /> : null}</span>
      <a href="/sign-out" className="link inline-flex min-h-11 items-center">
        {signOut}
      </a>
    </div>
  );
}
