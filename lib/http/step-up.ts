import { typedCode } from '@/lib/auth/typed-input';
import { AppError, assert } from '@/lib/errors';
import type { Border } from './handle-request';

/** The field of forms and bodies that carries the authenticator app's digits. */
export const stepUpField = 'secondFactorCode';

/** The app's digits are wanted first: none were sent, or wrong ones. What was asked for has not begun. */
export class StepUpNeeded extends AppError {
  constructor(reason: 'required' | 'wrong') {
    super(`step_up_${reason}`);
  }
}

/** Lets a session with a fresh second factor pass, or one that brings the right digits now; throws StepUpNeeded otherwise. */
export async function passStepUp(border: Border, { sent, ip }: { sent: unknown; ip: string }): Promise<void> {
  const { session } = border;
  assert(session !== null, 'a step-up stands behind a role');
  if (session.secondFactorFresh) return;
  const typed = typeof sent === 'object' && sent !== null && stepUpField in sent ? sent[stepUpField] : '';
  if (typed === '') throw new StepUpNeeded('required');
  await border.limiter.consume('second_factor', { email: session.email, ip });
  const code = typedCode.safeParse(typed);
  if (!code.success || (await border.enterSecondFactor(code.data)) !== 'signed_in') throw new StepUpNeeded('wrong');
}
