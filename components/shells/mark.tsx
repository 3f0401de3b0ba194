/** Our own mark: a slice seen through a ring, with the yen's two strokes across it. */
export function Mark({ className = 'size-9' }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 40" className={className} aria-hidden>
      <rect width="40" height="40" rx="11" className="fill-key" />
      <circle cx="20" cy="20" r="12.5" fill="none" className="stroke-on-key" strokeWidth="2.2" />
      <path
        d="m14.5 12.5 5.5 7.5 5.5-7.5M20 20v9M15.5 21.5h9M15.5 25h9"
        fill="none"
        className="stroke-on-key"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
