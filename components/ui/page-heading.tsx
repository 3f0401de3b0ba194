import type { ReactNode } from 'react';

/** The page's title with its state beside it, and what belongs to the whole page on the right. */
export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <h1 className="font-bold text-[1.625rem] leading-snug sm:text-[2rem]">{title}</h1>
      {children}
    </div>
  );
}
