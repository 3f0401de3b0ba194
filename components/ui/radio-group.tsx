import type { ReactNode } from 'react';
import { FieldError, type FieldFrame, FieldHelp, fieldId, Requirement } from './field';

interface RadioGroupProps extends FieldFrame {
  readonly options: readonly { readonly value: string; readonly label: ReactNode }[];
  readonly defaultValue?: string | undefined;
  readonly required?: boolean;
  /** Side by side when the labels are short (はい / いいえ). */
  readonly inline?: boolean;
}

/** A fieldset of native radio buttons; the field's id is on the first one, so that an error summary can lead there. */
export function RadioGroup({ options, defaultValue, required, inline = false, ...frame }: RadioGroupProps) {
  const id = fieldId(frame);
  const described = [frame.error && `${id}-error`, frame.help && `${id}-help`].filter(Boolean).join(' ');
  return (
    <fieldset className="flex flex-col gap-1.5" aria-describedby={described === '' ? undefined : described}>
      <legend className="mb-1.5 font-bold">
        {frame.label}
        <Requirement text={frame.requirement} />
      </legend>
      <FieldHelp frame={frame} />
      <div className={inline ? 'flex flex-wrap gap-x-8' : 'flex flex-col'}>
        {options.map((option, index) => (
          <label key={option.value} className="flex min-h-11 items-center gap-3 py-1.5">
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={frame.name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              required={required}
              aria-invalid={frame.error ? true : undefined}
              className="size-6 shrink-0 accent-key"
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <FieldError frame={frame} />
    </fieldset>
  );
}
