import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  /** What to do next. */
  readonly children: ReactNode;
  readonly level?: 1 | 2;
  readonly drawing?: 'search' | 'tray';
}

/** Nothing here yet: a small drawing, and what to do next. */
export function EmptyState({ title, children, level = 2, drawing = 'tray' }: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-12 text-center">
      {drawing === 'search' ? <SearchDrawing /> : <TrayDrawing />}
      <Heading className="font-bold text-[1.375rem] leading-normal">{title}</Heading>
      <div className="flex max-w-[34em] flex-col items-center gap-5 text-ink-soft">{children}</div>
    </div>
  );
}

const stroke = {
  width: 160,
  height: 112,
  viewBox: '0 0 160 112',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  className: 'text-key',
} as const;

function TrayDrawing() {
  return (
    <svg aria-hidden {...stroke}>
      <ellipse cx="80" cy="98" rx="58" ry="6" className="fill-tint" stroke="none" />
      <path d="M38 34h62l22 22v36H38z" className="fill-surface" />
      <path d="M100 34v22h22" />
      <circle cx="76" cy="66" r="15" className="fill-tint" />
      <path d="M76 51c-5 4-5 10 0 15s5 10 0 15M64 60c4-2 8-1 12 2M88 60c-4-2-8-1-12 2" strokeWidth="1.5" />
      <path d="M50 20h54l14 14" strokeDasharray="4 5" />
    </svg>
  );
}

function SearchDrawing() {
  return (
    <svg aria-hidden {...stroke}>
      <ellipse cx="80" cy="100" rx="52" ry="5" className="fill-tint" stroke="none" />
      <circle cx="72" cy="50" r="34" className="fill-tint" />
      <circle cx="72" cy="50" r="26" className="fill-surface" />
      <path d="m97 73 24 21" strokeWidth="6" />
      <path d="M60 50h24M72 38v24" className="opacity-40" />
    </svg>
  );
}
