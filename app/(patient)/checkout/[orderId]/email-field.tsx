'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { suggestEmail } from '@/lib/checkout/suggest-email';
import type { FieldGroup } from './field-group';

interface EmailFieldProps {
  readonly value: string;
  readonly texts: FieldGroup['texts'];
  readonly error: string | undefined;
}

/** The e-mail address, with a question when its domain looks like a slip. Typing on is always allowed. */
export function EmailField({ value, texts, error }: EmailFieldProps) {
  const [suggestion, setSuggestion] = useState<string | null>(null);
  const { buyer } = texts;
  return (
    <div className="flex flex-col gap-2">
      <TextField
        name="buyerEmail"
        label={buyer.email}
        requirement={texts.required}
        help={buyer.emailHelp}
        error={error}
        defaultValue={value}
        // Not type=email: browsers would turn an address in full-width letters into Punycode.
        type="text"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        onBlur={(event) => setSuggestion(suggestEmail(event.currentTarget.value))}
      />
      <div role="status">
        {suggestion === null ? null : (
          <div className="flex flex-wrap items-center gap-x-2 rounded-12 border border-tint-line bg-tint px-4 py-2">
            <span>{buyer.emailSuggestion.replace('{email}', suggestion)}</span>
            <Button
              look="text"
              onClick={(event) => {
                const input = event.currentTarget.form?.elements.namedItem('buyerEmail');
                if (!(input instanceof HTMLInputElement)) return;
                input.value = suggestion;
                input.dispatchEvent(new Event('change', { bubbles: true }));
                input.focus();
                setSuggestion(null);
              }}
            >
              {buyer.emailUse.replace('{email}', suggestion)}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
