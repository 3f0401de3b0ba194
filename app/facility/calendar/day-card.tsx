import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { SubmitButton } from '@/components/ui/submit-button';
import { Table } from '@/components/ui/table';
import type { FacilityId } from '@/lib/ids';
import type { Booking, FacilityDay } from '@/lib/schedule/facility-month';
import { formatCalendarDay } from '@/lib/time/jst';
import { setDayOpenAction } from './actions';

interface DayCardProps {
  readonly facilityId: FacilityId;
  readonly day: FacilityDay;
  readonly bookings: readonly Booking[];
  readonly isPast: boolean;
}

/** One day: who comes, and closing or opening it. */
export function DayCard({ facilityId, day, bookings, isPast }: DayCardProps) {
  const t = useTranslations('calendar');
  const isOpen = day.closure === null;
  return (
    <Card as="section" title={formatCalendarDay(day.day)}>
      {bookings.length === 0 ? <p>{t('noBookings')}</p> : <BookingsTable bookings={bookings} />}
      {isPast ? null : (
        <form action={setDayOpenAction} className="mt-4 flex flex-col items-start gap-2 border-line border-t pt-4">
          <input type="hidden" name="facilityId" value={facilityId} />
          <input type="hidden" name="day" value={day.day} />
          <input type="hidden" name="isOpen" value={isOpen ? 'no' : 'yes'} />
          {isOpen && bookings.length > 0 ? <p>{t('closeHelp')}</p> : null}
          {isOpen && bookings.length > 0 ? null : (
            <SubmitButton look={isOpen ? 'danger' : 'filled'} pendingLabel={t('saving')}>
              {isOpen ? t('close') : t('reopen')}
            </SubmitButton>
          )}
        </form>
      )}
    </Card>
  );
}

function BookingsTable({ bookings }: { bookings: readonly Booking[] }) {
  const t = useTranslations('calendar');
  return (
    <Table
      caption={t('bookings', { count: bookings.length })}
      rows={bookings}
      rowKey={({ lineId }) => lineId}
      columns={[
        {
          key: 'examinee',
          header: t('examinee'),
          rowHeader: true,
          cell: (booking) => (
            <>
              <span className="block text-[0.875rem] text-ink-soft">{booking.examineeKana}</span>
              {booking.examineeName === '' ? t('unnamed') : t('name', { name: booking.examineeName })}
            </>
          ),
        },
        { key: 'course', header: t('course'), cell: ({ courseTitle }) => courseTitle },
        { key: 'state', header: t('bookingState'), cell: ({ isPaid }) => (isPaid ? t('paid') : t('paying')) },
      ]}
    />
  );
}
