export interface Crumb {
  readonly label: string;
  /** Absent on the page one is on. */
  readonly href?: string;
}

export function Breadcrumbs({ label, crumbs }: { label: string; crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={label} className="no-print text-[0.9375rem]">
      <ol className="flex flex-wrap items-center gap-x-2">
        {crumbs.map((crumb, index) => (
          <li key={crumb.label} className="flex items-center gap-2">
            {index === 0 ? null : (
              <span aria-hidden className="text-ink-soft">
                ›
              </span>
            )}
            {crumb.href === undefined ? (
              <span aria-current="page" className="text-ink-soft">
                {crumb.label}
              </span>
            ) : (
              <a href={crumb.href} className="link inline-flex min-h-11 items-center">
                {crumb.label}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
