import type { ZodError, ZodType } from 'zod';
import { AppError } from '@/lib/errors';

/** What the caller sent does not fit: told field by field. A schema that fails anywhere behind the border is a fault of ours. */
export class InvalidInput extends AppError {
  readonly found: ZodError;

  constructor(found: ZodError) {
    super('invalid_input', { cause: found });
    this.found = found;
  }
}

export function parseInput<Value>(schema: ZodType<Value>, value: unknown): Value {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new InvalidInput(parsed.error);
  return parsed.data;
}
