'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { secondMs } from '@/lib/time/duration';

interface CopyButtonProps {
  readonly text: string;
  /** Says what is copied, e.g. 「Chargeをコピー」. */
  readonly label: string;
  readonly copiedLabel: string;
}

/** Copies an id; the word beside the icon says that it did. */
export function CopyButton({ text, label, copiedLabel }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 3 * secondMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={copy}
      className="inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-8 px-2 text-[0.875rem] text-key hover:bg-tint"
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="sr-only">{label}</span>
      <span aria-live="polite">{copied ? copiedLabel : ''}</span>
    </button>
  );
}
