'use client';

import { useEffect, useRef } from 'react';
import { TextField } from '@/components/ui/text-field';

/** As the border of what sends money back reads it. */
export const secondFactorField = 'secondFactorCode';

export interface SecondFactorTexts {
  readonly code: string;
  readonly codeHelp: string;
  readonly required: string;
}

interface SecondFactorFieldProps {
  readonly texts: SecondFactorTexts;
  /** Why the digits are wanted; without it the field is not there. */
  readonly error: string | undefined;
  readonly id?: string;
}

/** The authenticator app's digits, once they are asked for; the cursor goes there. */
export function SecondFactorField({ texts, error, id = secondFactorField }: SecondFactorFieldProps) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== undefined) frame.current?.querySelector('input')?.focus();
  }, [error]);
  if (error === undefined) return null;
  return (
    <div ref={frame}>
      <TextField
        name={secondFactorField}
        id={id}
        label={texts.code}
        requirement={texts.required}
        help={texts.codeHelp}
        error={error}
        inputMode="numeric"
        autoComplete="one-time-code"
        width="short"
        aria-required
      />
    </div>
  );
}
