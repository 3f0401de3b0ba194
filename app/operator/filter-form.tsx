import { Search } from 'lucide-react';
import { useMessages } from 'next-intl';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';

/** A plain GET form: works without JavaScript, and its address can be sent to a colleague. */
export function FilterForm({ path, isFiltered, children }: { path: string; isFiltered: boolean; children: ReactNode }) {
  const { operator } = useMessages();
  return (
    <form action={path} method="get" className="card flex flex-wrap items-end gap-4 p-4 sm:p-6">
      {children}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button type="submit" icon={<Search aria-hidden className="size-5" />}>
          {operator.search}
        </Button>
        {isFiltered ? (
          <ButtonLink look="text" href={path}>
            {operator.clear}
          </ButtonLink>
        ) : null}
      </div>
    </form>
  );
}
