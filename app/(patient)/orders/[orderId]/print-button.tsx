'use client';

import { Printer } from 'lucide-react';
import { Button } from '@/components/ui/button';

export function PrintButton({ label }: { label: string }) {
  return (
    <Button look="outline" icon={<Printer aria-hidden className="size-5" />} onClick={() => window.print()}>
      {label}
    </Button>
  );
}
