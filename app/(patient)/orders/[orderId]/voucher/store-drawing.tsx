/** A shop with its machine and a slip: our own line drawing, of no chain. */
export function StoreDrawing() {
  return (
    <svg
      aria-hidden
      viewBox="0 0 200 112"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="no-print h-28 w-50 shrink-0 text-key"
    >
      <ellipse cx="100" cy="100" rx="92" ry="7" className="fill-tint" stroke="none" />
      <path d="M22 46v52h112V46" className="fill-surface" />
      <path d="M16 30h124l6 16H10z" className="fill-tint" />
      <path d="M42 30l-4 16M68 30l-2 16M94 30l2 16M120 30l4 16" />
      <path d="M34 58h40v28H34zM84 58h38v40H84zM103 58v40" />
      <path d="M98 78h.01M108 78h.01" strokeWidth="4" />
      <path d="M154 44h30v54h-30z" className="fill-surface" />
      <path d="M160 51h18v15h-18zM160 74h10" />
      <path d="M164 82h14v22l-4-3-3 3-3-3-4 3z" className="fill-tint" />
      <path d="M168 88h6M168 93h6" strokeWidth="1.5" />
    </svg>
  );
}
