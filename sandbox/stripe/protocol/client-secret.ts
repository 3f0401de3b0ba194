import { timingSafeEqual } from 'node:crypto';
import type { Kind, Stored } from '../store/kind';
import type { Call } from './call';
import { invalidParameter, resourceMissing } from './failure';

interface Secretive {
  id: string;
  client_secret: string | null;
}

/** Reads an intent for the caller's key: a publishable key must show the intent's own client secret. */
export async function lockWithSecret<T extends Secretive, P extends object>(
  call: Call,
  kind: Kind<T, P>,
  { id, clientSecret }: { id: string; clientSecret: string | undefined },
): Promise<Stored<T, P>> {
  if (call.key === 'publishable' && clientSecret === undefined) {
    throw invalidParameter('client_secret', 'Missing required param: client_secret.', 'parameter_missing');
  }
  const stored = await call.store.lock(kind, id);
  if (clientSecret === undefined || sameText(clientSecret, stored.data.client_secret ?? '')) return stored;
  if (call.key === 'publishable') throw resourceMissing(kind.name, stored.id, { param: 'intent' });
  const noun = kind.name === 'setup_intent' ? 'SetupIntent' : 'PaymentIntent';
  throw invalidParameter(
    'client_secret',
    `The client_secret provided does not match the client_secret associated with the ${noun}.`,
  );
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
