import { useTranslations } from 'next-intl';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { FacilityId } from '@/lib/ids';
import type { CalendarRule } from '@/lib/schedule/calendar-rule';
import { setBookingTermsAction } from './actions';

/** How far ahead and until when can be booked, and whether on holidays. */
export function TermsForm({ facilityId, rule }: { facilityId: FacilityId; rule: CalendarRule }) {
  const t = useTranslations('calendar.terms');
  const common = useTranslations('calendar');
  const number = { type: 'number', inputMode: 'numeric', required: true, width: 'short' } as const;
  return (
    <form action={setBookingTermsAction} className="flex flex-col items-start gap-4">
      <input type="hidden" name="facilityId" value={facilityId} />
      <TextField
        {...number}
        name="horizonDays"
        label={t('horizon')}
        min={1}
        max={170}
        defaultValue={rule.horizonDays}
      />
      <TextField
        {...number}
        name="cutoffBusinessDays"
        label={t('cutoffDays')}
        help={t('cutoffHelp')}
        min={0}
        max={30}
        defaultValue={rule.cutoffBusinessDays}
      />
      <TextField
        name="cutoffTime"
        label={t('cutoffTime')}
        type="time"
        required
        width="short"
        defaultValue={rule.cutoffTime}
      />
      <div>
        <CheckboxField name="opensOnHolidays" label={t('holidays')} defaultChecked={rule.opensOnHolidays} />
        <CheckboxField name="opensAtYearEnd" label={t('yearEnd')} defaultChecked={rule.opensAtYearEnd} />
      </div>
      <SubmitButton pendingLabel={common('saving')}>{t('save')}</SubmitButton>
    </form>
  );
}
