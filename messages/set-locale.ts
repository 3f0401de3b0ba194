'use server';

import { cookies } from 'next/headers';
import { readLocale } from './catalogue';
import { localeCookie } from './request';

/** Remembers the reader's language for a year; the page they are on comes back in it, with or without JavaScript. */
export async function setLocale(form: FormData): Promise<void> {
  const jar = await cookies();
  jar.set(localeCookie, readLocale(form.get('locale')), {
    path: '/',
    maxAge: 365 * 24 * 60 * 60,
    sameSite: 'lax',
    httpOnly: true,
  });
}
