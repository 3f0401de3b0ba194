import { ButtonLink } from './button';

interface PaginationProps {
  readonly label: string;
  readonly next?: { readonly href: string; readonly label: string } | undefined;
  readonly first?: { readonly href: string; readonly label: string } | undefined;
}

/** Keyset pages know only the next one and the way back to the first. */
export function Pagination({ label, next, first }: PaginationProps) {
  if (next === undefined && first === undefined) return null;
  return (
    <nav aria-label={label} className="no-print flex flex-wrap justify-center gap-3 py-4">
      {first === undefined ? null : (
        <ButtonLink look="text" href={first.href} rel="first">
          {first.label}
        </ButtonLink>
      )}
      {next === undefined ? null : (
        <ButtonLink look="outline" href={next.href} rel="next">
          {next.label}
        </ButtonLink>
      )}
    </nav>
  );
}
