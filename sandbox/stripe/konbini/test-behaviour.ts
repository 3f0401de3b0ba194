export type Behaviour = 'succeeds' | 'succeeds_later' | 'expires' | 'expires_later' | 'never';

const byNumber: Readonly<Record<string, Behaviour>> = {
  '11111111110': 'succeeds_later',
  '22222222220': 'succeeds',
  '33333333330': 'expires',
  '44444444440': 'expires_later',
  '55555555550': 'never',
};

const byEmail: readonly [RegExp, Behaviour][] = [
  [/succeed_immediately@/, 'succeeds'],
  [/expire_immediately@/, 'expires'],
  [/expire_with_delay@/, 'expires_later'],
  [/fill_never@/, 'never'],
];

export const rejectedNumber = '01234567890';

interface Payer {
  confirmationNumber: string | null;
  email: string;
  /** Of those who gave no special value. */
  otherwise: Behaviour;
}

/** What Stripe's test mode lets happen: the confirmation number goes before the e-mail address. */
export function behaviourOf({ confirmationNumber, email, otherwise }: Payer): Behaviour {
  const special = byNumber[confirmationNumber ?? ''];
  return special ?? byEmail.find(([pattern]) => pattern.test(email))?.[1] ?? otherwise;
}
