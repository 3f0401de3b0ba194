import type { SandboxUnderTest } from './sandbox-under-test';

/** What the issuer's page sends when the cardholder has answered. */
export function answerChallenge(
  sandbox: SandboxUnderTest,
  intent: { id: string; client_secret: string | null },
  outcome: 'authenticate' | 'fail',
): Promise<unknown> {
  return sandbox.browser.rawRequest('POST', '/v1/3ds2/challenge_complete', {
    intent: intent.id,
    client_secret: intent.client_secret ?? '',
    outcome,
  });
}
