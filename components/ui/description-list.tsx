import type { ReactNode } from 'react';

export interface Description {
  readonly term: string;
  readonly detail: ReactNode;
}

/** Terms on the left, details on the right; stacked on phones. */
export function DescriptionList({ items }: { items: readonly Description[] }) {
  return (
    <dl className="divide-y divide-line">
      {items.map((item) => (
        <div key={item.term} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[11em_1fr]">
          <dt className="phrase font-bold">{item.term}</dt>
          <dd className="min-w-0 whitespace-pre-line">{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
