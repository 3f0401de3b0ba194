'use client';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import texts from '@/messages/ja/common.json';

/** Japanese only: what failed may be the language itself, and the texts of every language would weigh on every page. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <main id="main" lang="ja" className="mx-auto max-w-[72rem] px-4 py-6 text-[1.0625rem]">
      <EmptyState level={1} title={texts.errorTitle}>
        <p>{texts.errorBody}</p>
        <Button onClick={reset}>{texts.retry}</Button>
      </EmptyState>
    </main>
  );
}
