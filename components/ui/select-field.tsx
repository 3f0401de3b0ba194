import type { ComponentProps } from 'react';
import { controlAttributes, Field, type FieldFrame } from './field';

export interface Option {
  readonly value: string;
  readonly label: string;
}

type SelectFieldProps = FieldFrame &
  Omit<ComponentProps<'select'>, keyof FieldFrame | 'disabled'> & { options: readonly Option[] };

/** A native select, so that phones show their own picker. */
export function SelectField({
  label,
  requirement,
  help,
  error,
  name,
  id,
  options,
  className,
  ...select
}: SelectFieldProps) {
  const frame = { name, id, label, requirement, help, error };
  return (
    <Field frame={frame}>
      <select {...select} {...controlAttributes(frame)} className={`control max-w-full pr-8 ${className ?? 'w-full'}`}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
