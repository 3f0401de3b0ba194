import { useTranslations } from 'next-intl';
import type { SetRow } from '@/lib/sets/console-queries';

/** 「3件以上（すべての施設）」 */
export function SetTermsText({ set }: { set: SetRow }) {
  const t = useTranslations('offers.sets');
  const members =
    set.kind === 'count'
      ? t('count', { count: set.minimumCount ?? 0 })
      : t('combination', { count: set.courseIds.length });
  const place = set.facilityName === null ? t('anyFacility') : t('atFacility', { facility: set.facilityName });
  return (
    <>
      {members}（{place}）
    </>
  );
}
