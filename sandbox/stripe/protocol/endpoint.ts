import type { z } from 'zod';
import type { AnyKind } from '../store/kind';
import type { KeyKind } from './authenticate';
import type { Call, Task } from './call';
import { validate } from './validate';

/** What `run` answers: the object, or `keepEffects(failure)`. */
export type Answer = object;

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** `publishable`: `pk_test_` keys are let in; `run` then checks the `client_secret`. */
  readonly auth: KeyKind;
  /** Checks the parameters (throws Stripe's 400); what it gives executes the request. */
  prepare(raw: unknown): (call: Call) => Promise<Answer>;
}

interface Definition<S extends z.ZodType> {
  method: Endpoint['method'];
  /** `/v1/customers/{id}`; `call.at('id')` reads it. */
  path: string;
  auth?: KeyKind;
  /** Without `expand`, which every endpoint understands. */
  params: S;
  run(call: Call, params: z.output<S>): Promise<Answer>;
}

export function endpoint<S extends z.ZodType>(definition: Definition<S>): Endpoint {
  const { method, path, auth = 'secret', params, run } = definition;
  return {
    method,
    path,
    auth,
    prepare: (raw) => {
      const checked = validate(params, raw);
      return (call) => run(call, checked);
    },
  };
}

/** One object family: its kinds, endpoints and scheduled tasks. Listed in `families.ts`. */
export interface Family {
  readonly kinds: readonly AnyKind[];
  readonly endpoints: readonly Endpoint[];
  readonly tasks?: readonly Task[];
}
