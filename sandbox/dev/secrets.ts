import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const Secrets = z.object({ app: z.string(), webhook: z.string(), thinWebhook: z.string() });
export type Secrets = z.infer<typeof Secrets>;

const webhookSecret = () => `whsec_${randomBytes(24).toString('hex')}`;

/** Made once and kept beside the database: what is encrypted there must be readable at the next start. */
export function keptSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  const secrets = { app: randomBytes(32).toString('hex'), webhook: webhookSecret(), thinWebhook: webhookSecret() };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
