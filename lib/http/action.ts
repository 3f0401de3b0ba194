import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { ZodType } from 'zod';
import type { Role } from '@/lib/auth/actor';
import { missingForRole } from '@/lib/auth/role-gate';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { currentBorder } from './current-border';
import { errorCodeOf, errorMessage } from './error-table';
import { fieldsOf } from './fields-of';
import { formObject, formValues } from './form-object';
import type { FormState } from './form-state';
import type { Border } from './handle-request';
import { parseInput } from './invalid-input';
import type { RateLimit } from './limits';
import { clientAddress } from './request-headers';
import { passStepUp } from './step-up';

export interface ActionOptions<Input, Value> {
  readonly role?: Role | 'anyone';
  readonly form: ZodType<Input>;
  readonly limit?: RateLimit;
  /** Sends money back: asks for a fresh second factor. Needs a role. */
  readonly stepUp?: boolean;
  /** May end in `redirect()`. What the person can mend is returned as `formError(…)`. */
  run(ctx: Ctx, input: Input): Promise<Value | FormRefusal>;
}

/** A refusal that the form shows: a general sentence, and sentences at fields. */
export class FormRefusal {
  readonly message: string | null;
  readonly fields: Readonly<Record<string, string>>;

  constructor(refusal: { message?: string; fields?: Readonly<Record<string, string>> }) {
    this.message = refusal.message ?? null;
    this.fields = refusal.fields ?? {};
  }
}

/**
 * A Server Action behind its border, for `useActionState`: role, rate limit, form by schema (names with dots are nested).
 * On bad input it returns `{ ok: false, message, fields, values }`, so the form keeps what was typed. Next itself compares
 * Origin and Host of every action.
 */
export function action<Input, Value>(options: ActionOptions<Input, Value>) {
  return async (_previous: FormState<Value>, form: FormData): Promise<FormState<Value>> => {
    const border = await currentBorder();
    try {
      const result = await passForm(options, { form, border });
      if (!(result instanceof FormRefusal)) return { ok: true, value: result };
      return { ok: false, message: result.message, fields: result.fields, values: formValues(form) };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, ...refusalOf(error, border), values: formValues(form) };
    }
  };
}

async function passForm<Input, Value>(
  options: ActionOptions<Input, Value>,
  { form, border }: { form: FormData; border: Border },
): Promise<Value | FormRefusal> {
  if (options.role !== undefined && options.role !== 'anyone') {
    const missing = missingForRole(border.session, options.role);
    if (missing !== null) throw new AppError(missing);
  }
  const ip = clientAddress(await headers());
  if (options.limit !== undefined) await border.limiter.consume(options.limit, { ip });
  const sent = formObject(form);
  const input = parseInput(options.form, sent);
  if (options.stepUp === true) await passStepUp(border, { sent, ip });
  return options.run(border.ctx, input);
}

export function refusalOf(
  error: unknown,
  { ctx, locale }: Pick<Border, 'ctx' | 'locale'>,
): { message: string; fields: Record<string, string> } {
  const code = errorCodeOf(error);
  if (code === 'internal') log().error({ err: error, requestId: ctx.requestId }, 'action failed');
  return {
    message: errorMessage(code, locale),
    fields: fieldsOf(error, locale),
  };
}
