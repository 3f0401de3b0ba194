import { useMessages } from 'next-intl';
import { Pagination } from '@/components/ui/pagination';
import { hrefWith, type ParamValues } from '@/lib/http/read-param';

export interface PageLinksProps {
  readonly path: string;
  /** What the address narrows the list by: the links keep it. */
  readonly filters?: ParamValues;
  /** Some page but the first. */
  readonly isLater: boolean;
  /** Where the next page begins, as it stands in the address. */
  readonly next: string | number | null;
}

/** The way on and back of a list whose address says `after`. */
export function PageLinks({ path, filters = {}, isLater, next }: PageLinksProps) {
  const { common } = useMessages();
  const nextHref = next === null ? null : hrefWith(path, { ...filters, after: String(next) });
  return (
    <Pagination
      label={common.pages}
      next={nextHref === null ? undefined : { href: nextHref, label: common.next }}
      first={isLater ? { href: hrefWith(path, filters), label: common.first } : undefined}
    />
  );
}
