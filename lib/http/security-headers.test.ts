import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentSecurityPolicy, securityHeaders } from './security-headers';

const page = { nonce: 'N', sandboxOrigin: undefined, withStripe: true, isDevelopment: false, isHttps: true };

function directives(policy: string): Map<string, readonly string[]> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

test('in production scripts run by nonce only, nobody frames us, and only Stripe is called', () => {
  const policy = directives(contentSecurityPolicy(page));
  assert.deepEqual(policy.get('script-src'), ["'self'", "'nonce-N'", "'strict-dynamic'"]);
  assert.deepEqual(policy.get('style-src'), ["'self'", "'nonce-N'"]);
  assert.deepEqual(policy.get('frame-ancestors'), ["'none'"]);
  assert.ok(policy.get('connect-src')?.includes('https://api.stripe.com'));
  assert.ok(policy.get('frame-src')?.includes('https://js.stripe.com'));
});

test('beside the sandbox its origin takes the place of Stripe', () => {
  const policy = contentSecurityPolicy({ ...page, sandboxOrigin: 'http://127.0.0.1:12111' });
  assert.deepEqual(directives(policy).get('frame-src'), ['http://127.0.0.1:12111']);
  assert.ok(!policy.includes('stripe.com'));
});

test('where nothing is paid no other host is allowed', () => {
  const policy = contentSecurityPolicy({ ...page, withStripe: false });
  assert.ok(!policy.includes('http'));
  assert.deepEqual(directives(policy).get('frame-src'), ["'none'"]);
});

test('development alone gets eval and inline styles', () => {
  const policy = directives(contentSecurityPolicy({ ...page, isDevelopment: true }));
  assert.ok(policy.get('script-src')?.includes("'unsafe-eval'"));
  assert.deepEqual(policy.get('style-src'), ["'self'", "'unsafe-inline'"]);
});

test('HSTS is said over https only', () => {
  assert.ok('Strict-Transport-Security' in securityHeaders(page));
  assert.ok(!('Strict-Transport-Security' in securityHeaders({ ...page, isHttps: false })));
});

test('the camera opens only where tickets are scanned', () => {
  const policy = (withCamera: boolean) => securityHeaders({ ...page, withCamera })['Permissions-Policy'] ?? '';
  assert.match(policy(false), /^camera=\(\), /);
  assert.match(policy(true), /^camera=\(self\), /);
});
