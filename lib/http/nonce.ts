import { headers } from 'next/headers';
import { nonceHeader } from './request-headers';

/** The CSP nonce of this page, for script and style tags rendered by server components. */
export async function nonce(): Promise<string | undefined> {
  return (await headers()).get(nonceHeader) ?? undefined;
}
