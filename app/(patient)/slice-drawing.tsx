/** Our own drawing for the first page: slices of one picture, seen from the side, under a quiet sky. */
export function SliceDrawing() {
  return (
    <svg
      viewBox="0 0 240 180"
      aria-hidden
      className="hidden w-full text-key md:block"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <ellipse cx="120" cy="162" rx="92" ry="9" className="fill-tint" stroke="none" />
      <path d="M58 44 28 60v84l30-16z" className="fill-surface" strokeOpacity=".35" />
      <path d="M86 38 52 56v92l34-18z" className="fill-surface" strokeOpacity=".6" />
      <rect x="84" y="26" width="124" height="122" rx="12" className="fill-surface" />
      <circle cx="146" cy="87" r="46" className="fill-tint" />
      <path d="M146 41c-7 8-4 16-1 23s-4 15 0 23 3 15 0 23-3 15 1 23" />
      <path d="M126 58c-7 0-13 6-11 13-8 2-10 12-4 17-4 7 1 16 9 16 2 8 11 11 17 7" strokeWidth="1.6" />
      <path d="M166 58c7 0 13 6 11 13 8 2 10 12 4 17 4 7-1 16-9 16-2 8-11 11-17 7" strokeWidth="1.6" />
      <path d="M128 74c6-1 10 3 9 9M164 74c-6-1-10 3-9 9" strokeWidth="1.4" />
      <path d="M96 160h100" strokeOpacity=".5" />
    </svg>
  );
}
