import type { Authentication } from '../cards/test-cards';

export interface AuthenticationCase {
  card: Authentication;
  /** Saved with authentication before. */
  authenticated: boolean;
  offSession: boolean;
  /** The merchant asked for it (`request_three_d_secure`: any or challenge). */
  requested: boolean;
}

/** Whether the issuer lets the payment pass, challenges the customer, or cannot be asked. */
export function authenticationOf({
  card,
  authenticated,
  offSession,
  requested,
}: AuthenticationCase): 'not_needed' | 'frictionless' | 'challenge' | 'lookup_fails' {
  switch (card) {
    case 'none':
      return 'not_needed';
    case 'frictionless':
      return 'frictionless';
    case 'optional':
      return !offSession && requested ? 'challenge' : 'not_needed';
    case 'unless_set_up':
      return authenticated && !requested ? 'not_needed' : 'challenge';
    case 'on_session':
      return offSession ? 'not_needed' : 'challenge';
    case 'always':
      return 'challenge';
    case 'lookup_fails':
      return 'lookup_fails';
  }
}
