import type { ComponentProps, ReactNode } from 'react';

export type ButtonLook = 'filled' | 'outline' | 'text' | 'danger';

const base =
  'inline-flex min-h-12 items-center justify-center gap-2 rounded-8 py-2 text-center font-bold leading-snug transition-colors';

const looks: Record<ButtonLook, string> = {
  filled: 'px-6 bg-key text-on-key border-2 border-key hover:bg-key-hover hover:border-key-hover',
  outline: 'px-6 bg-surface text-key border-2 border-key hover:bg-tint',
  text: 'text-key underline underline-offset-4 hover:bg-tint px-3 -mx-3',
  danger: 'px-6 bg-surface text-bad border-2 border-bad hover:bg-bad-tint',
};

/** The classes of a button, for elements that are none (summary, label). */
export function buttonClass(look: ButtonLook = 'filled', extra = ''): string {
  return `${base} ${looks[look]} ${extra}`;
}

type ButtonProps = ComponentProps<'button'> & { look?: ButtonLook; icon?: ReactNode };

/** A button, 48 px high. In forms use SubmitButton, which shows that it is working. */
export function Button({ look = 'filled', icon, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass(look, className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}

type ButtonLinkProps = ComponentProps<'a'> & { href: string; look?: ButtonLook; icon?: ReactNode };

/** A link that looks like a button. */
export function ButtonLink({ look = 'filled', icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <a className={buttonClass(look, `no-underline ${className ?? ''}`)} {...rest}>
      {icon}
      {children}
    </a>
  );
}
