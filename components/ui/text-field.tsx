import type { ComponentProps } from 'react';
import { controlAttributes, Field, type FieldFrame } from './field';

/** How wide the expected content is. */
export type FieldWidth = 'short' | 'medium' | 'full';

const widths: Record<FieldWidth, string> = { short: 'w-40', medium: 'w-80', full: 'w-full' };

type TextFieldProps = FieldFrame &
  Omit<ComponentProps<'input'>, keyof FieldFrame | 'placeholder' | 'disabled' | 'className' | 'width'> & {
    width?: FieldWidth;
    className?: string;
  };

export function TextField({
  label,
  requirement,
  help,
  error,
  name,
  id,
  width = 'full',
  className,
  ...input
}: TextFieldProps) {
  const frame = { name, id, label, requirement, help, error };
  return (
    <Field frame={frame}>
      <input
        {...input}
        {...controlAttributes(frame)}
        className={`control max-w-full ${widths[width]} ${className ?? ''}`}
      />
    </Field>
  );
}

type TextAreaFieldProps = FieldFrame & Omit<ComponentProps<'textarea'>, keyof FieldFrame | 'placeholder' | 'disabled'>;

export function TextAreaField({ label, requirement, help, error, name, id, className, ...area }: TextAreaFieldProps) {
  const frame = { name, id, label, requirement, help, error };
  return (
    <Field frame={frame}>
      <textarea rows={4} {...area} {...controlAttributes(frame)} className={`control w-full ${className ?? ''}`} />
    </Field>
  );
}
