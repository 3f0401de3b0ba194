import type { ComponentProps, ReactNode } from 'react';
import { controlAttributes, FieldError, type FieldFrame, FieldHelp, fieldId, Requirement } from './field';

type CheckboxFieldProps = Omit<FieldFrame, 'label'> &
  Omit<ComponentProps<'input'>, keyof FieldFrame | 'type' | 'disabled'> & { label: ReactNode };

/** One box with its sentence; the whole line is the target. */
export function CheckboxField({ label, requirement, help, error, name, id, ...input }: CheckboxFieldProps) {
  const frame = { name, id, label: '', requirement, help, error };
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={fieldId(frame)} className="flex min-h-11 items-start gap-3 py-2">
        <input {...input} {...controlAttributes(frame)} type="checkbox" className="mt-0.5 size-6 shrink-0 accent-key" />
        <span>
          {label}
          <Requirement text={requirement} />
        </span>
      </label>
      <FieldHelp frame={frame} />
      <FieldError frame={frame} />
    </div>
  );
}
