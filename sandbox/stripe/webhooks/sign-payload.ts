import { createHmac } from 'node:crypto';

/** The `Stripe-Signature` header: one `v1` per active secret, over `t.body` with the secret's own text as key. */
export function signPayload(body: string, secrets: readonly string[], unixSeconds: number): string {
  const signatures = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex'),
  );
  return [`t=${unixSeconds}`, ...signatures.map((hex) => `v1=${hex}`)].join(',');
}
