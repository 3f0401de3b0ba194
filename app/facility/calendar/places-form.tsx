import { useTranslations } from 'next-intl';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { weekdays } from '@/lib/catalog/vocabulary';
import type { FacilityId } from '@/lib/ids';
import type { FacilityCourse } from '@/lib/schedule/facility-month';
import { setWeekdayPlacesAction } from './actions';

/** How many examinees a course takes on each weekday. */
export function PlacesForm({ facilityId, course }: { facilityId: FacilityId; course: FacilityCourse }) {
  const t = useTranslations('calendar');
  const catalog = useTranslations('catalog');
  return (
    <form action={setWeekdayPlacesAction} className="border-line border-t py-4 first:border-t-0 first:pt-0">
      <input type="hidden" name="facilityId" value={facilityId} />
      <input type="hidden" name="courseId" value={course.courseId} />
      <fieldset>
        <legend className="mb-2 font-bold">{course.title}</legend>
        <div className="flex flex-wrap items-end gap-3">
          {weekdays.map((weekday) => (
            <div key={weekday} className="w-20">
              <TextField
                name={`places.${weekday - 1}`}
                id={`places-${course.courseId}-${weekday}`}
                label={catalog(`weekday.${weekday}`)}
                className="num text-right"
                type="number"
                inputMode="numeric"
                min={0}
                max={999}
                required
                defaultValue={course.weekdayPlaces.get(weekday) ?? 0}
              />
            </div>
          ))}
          <SubmitButton
            look="outline"
            pendingLabel={t('saving')}
            aria-label={t('savePlacesOf', { title: course.title })}
          >
            {t('save')}
          </SubmitButton>
        </div>
      </fieldset>
    </form>
  );
}
