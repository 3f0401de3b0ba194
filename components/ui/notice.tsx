import { CircleAlert, CircleCheck, CircleX, Info, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type NoticeTone = 'info' | 'good' | 'warning' | 'bad';

const tones: Record<NoticeTone, { className: string; icon: LucideIcon }> = {
  info: { className: 'border-tint-line bg-tint [--mark:var(--key)]', icon: Info },
  good: { className: 'border-good bg-good-tint [--mark:var(--good)]', icon: CircleCheck },
  warning: { className: 'border-warn bg-warn-tint [--mark:var(--warn)]', icon: CircleAlert },
  bad: { className: 'border-bad bg-bad-tint [--mark:var(--bad)]', icon: CircleX },
};

interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly title?: string;
  readonly children: ReactNode;
  /** Announced at once: for what happened just now. */
  readonly live?: boolean;
}

export function Notice({ tone = 'info', title, children, live = false }: NoticeProps) {
  const Icon = tones[tone].icon;
  return (
    <div role={live ? 'status' : undefined} className={`flex gap-3 rounded-12 border p-4 ${tones[tone].className}`}>
      <Icon aria-hidden className="mt-1 size-5 shrink-0 text-(--mark)" />
      <div className="wrap-anywhere min-w-0 flex-1">
        {title === undefined ? null : <p className="font-bold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
