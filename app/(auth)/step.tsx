import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';

interface StepProps {
  readonly title: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}

/** One step of signing in: what it is, why, and its form. */
export function Step({ title, lead, children }: StepProps) {
  return (
    <div className="flex flex-col gap-6">
      <h1 className="font-bold text-[1.625rem] leading-snug sm:text-[1.75rem]">{title}</h1>
      <div>{lead}</div>
      <Card>{children}</Card>
    </div>
  );
}
