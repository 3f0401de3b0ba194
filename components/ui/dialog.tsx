'use client';

import { type ReactNode, useId, useRef } from 'react';
import { type ButtonLook, buttonClass } from './button';

interface DialogProps {
  readonly openLabel: ReactNode;
  readonly openLook?: ButtonLook;
  readonly title: string;
  readonly closeLabel: string;
  readonly children: ReactNode;
}

/** The browser's own modal dialog behind a button: Escape closes, focus is kept inside and comes back. */
export function Dialog({ openLabel, openLook = 'outline', title, closeLabel, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  return (
    <>
      <button type="button" className={buttonClass(openLook)} onClick={() => dialog.current?.showModal()}>
        {openLabel}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="card m-auto max-h-[90dvh] w-[min(36rem,calc(100vw-2rem))] overflow-y-auto p-6"
      >
        <h2 id={titleId} className="mb-4 font-bold text-[1.375rem] leading-normal">
          {title}
        </h2>
        {children}
        <form method="dialog" className="mt-4">
          <button type="submit" className={buttonClass('text')}>
            {closeLabel}
          </button>
        </form>
      </dialog>
    </>
  );
}
