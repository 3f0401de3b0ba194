import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { hasValues } from '@/lib/http/read-param';
import { PageLinks, type PageLinksProps } from './page-links';

interface ConsoleListProps extends PageLinksProps {
  readonly isEmpty: boolean;
  readonly texts: {
    readonly empty: string;
    readonly emptyHelp: string;
    /** Lists with filters say so when it is these that leave nothing. */
    readonly notFound?: string;
    readonly notFoundHelp?: string;
  };
  /** The table. */
  readonly children: ReactNode;
}

/** A page of a list: its table, or why there is none and what to do, and the ways to other pages. */
export function ConsoleList({ isEmpty, texts, children, ...links }: ConsoleListProps) {
  const isSearched = hasValues(links.filters ?? {}) && texts.notFound !== undefined;
  return (
    <>
      {isEmpty ? (
        <Card>
          <EmptyState title={isSearched ? texts.notFound : texts.empty} drawing={isSearched ? 'search' : 'tray'}>
            <p>{isSearched ? texts.notFoundHelp : texts.emptyHelp}</p>
          </EmptyState>
        </Card>
      ) : (
        <div className="card md:p-2">{children}</div>
      )}
      <PageLinks {...links} />
    </>
  );
}
