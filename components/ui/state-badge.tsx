import { CircleAlert, CircleCheck, CircleDashed, CircleX, Clock, type LucideIcon } from 'lucide-react';

export type Tone = 'neutral' | 'waiting' | 'good' | 'warning' | 'bad';

const tones: Record<Tone, { className: string; icon: LucideIcon }> = {
  neutral: { className: 'border-line-strong text-ink-soft bg-surface', icon: CircleDashed },
  waiting: { className: 'border-key text-key bg-tint', icon: Clock },
  good: { className: 'border-good text-good bg-good-tint', icon: CircleCheck },
  warning: { className: 'border-warn text-warn bg-warn-tint', icon: CircleAlert },
  bad: { className: 'border-bad text-bad bg-bad-tint', icon: CircleX },
};

interface StateBadgeProps {
  readonly tone: Tone;
  readonly children: string;
  readonly icon?: LucideIcon;
}

/** A state is a word with an icon, never a colour alone. */
export function StateBadge({ tone, children, icon }: StateBadgeProps) {
  const Icon = icon ?? tones[tone].icon;
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap rounded-full border px-3 py-0.5 font-bold text-[0.9375rem] ${tones[tone].className}`}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {children}
    </span>
  );
}
