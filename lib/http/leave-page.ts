import type { Route } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { pathHeader } from './request-headers';
import { safePath } from './safe-path';

async function wayBack(): Promise<string> {
  return encodeURIComponent(safePath((await headers()).get(pathHeader)));
}

function isRoute(path: string): path is Route {
  return path.startsWith('/');
}

/** Redirects to a path of our own; anything else goes to `/`. */
export function leaveTo(path: string): never {
  return redirect(isRoute(path) ? path : '/');
}

/** Sends a signed-out person to sign in and back again. */
export async function leaveForSignIn(): Promise<never> {
  return leaveTo(`/sign-in?next=${await wayBack()}`);
}

/** Sends someone whose session lacks the second factor to enrol or pass it. */
export async function leaveForSecondFactor(): Promise<never> {
  return leaveTo(`/two-factor?next=${await wayBack()}`);
}

/** 404, also for what exists but is not theirs. */
export function leaveAsNotFound(): never {
  return notFound();
}
