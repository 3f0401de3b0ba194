import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { pathHeader } from './request-headers';
import { safePath } from './safe-path';

async function wayBack(): Promise<string> {
  return encodeURIComponent(safePath((await headers()).get(pathHeader)));
}

/** Sends a signed-out person to sign in and back again. */
export async function leaveForSignIn(): Promise<never> {
  return redirect(`/sign-in?next=${await wayBack()}`);
}

/** Sends someone whose session lacks the second factor to enrol or pass it. */
export async function leaveForSecondFactor(): Promise<never> {
  return redirect(`/two-factor?next=${await wayBack()}`);
}

/** 404, also for what exists but is not theirs. */
export function leaveAsNotFound(): never {
  return notFound();
}
