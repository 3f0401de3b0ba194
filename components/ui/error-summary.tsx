'use client';

import { useEffect, useRef } from 'react';

interface ErrorSummaryProps {
  readonly title: string;
  /** `fieldId` is the control's id: `field-{name}` unless the field was given another. */
  readonly errors: readonly { readonly fieldId: string; readonly message: string }[];
}

/** All errors of a form on top of it, each a link to its field; takes the focus whenever the errors change. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-12 border-2 border-bad bg-surface p-4">
      <p className="font-bold text-bad">{title}</p>
      <ul className="mt-1">
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a href={`#${error.fieldId}`} className="inline-block py-2 text-bad underline underline-offset-4">
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
