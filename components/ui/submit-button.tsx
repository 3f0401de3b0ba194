'use client';

import type { ComponentProps, ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { type ButtonLook, buttonClass } from './button';

type SubmitButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  look?: ButtonLook;
  icon?: ReactNode;
  /** Said while the form is on its way. */
  pendingLabel: string;
};

/** The submit button of a form: never disabled (a second press while pending is swallowed), says what it is doing. */
export function SubmitButton({ look = 'filled', icon, pendingLabel, className, children, ...rest }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      aria-disabled={pending}
      className={buttonClass(look, `${pending ? 'cursor-progress opacity-80' : ''} ${className ?? ''}`)}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      {...rest}
    >
      {pending ? (
        <span className="size-5 animate-spin rounded-full border-2 border-current border-r-transparent" aria-hidden />
      ) : (
        icon
      )}
      <span aria-live="polite">{pending ? pendingLabel : children}</span>
    </button>
  );
}
