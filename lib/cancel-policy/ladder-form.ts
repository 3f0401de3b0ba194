import { z } from 'zod';
import { idText } from '@/lib/id-text';
import { isCalendarDay } from '@/lib/time/calendar-day';
import ja from '@/messages/ja/facilities.json';
import type { CancelLadder } from './cancel-ladder';

const { form: texts } = ja;

function numberTo(text: string, max: number): number | null {
  const digits = text.normalize('NFKC').replace(/[\s日前後%]/g, '');
  return /^\d{1,3}$/.test(digits) && Number(digits) <= max ? Number(digits) : null;
}

function timeOf(text: string): string | null {
  const time = text.normalize('NFKC').trim();
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : null;
}

const facilityIdText = idText('fac');

/** A row of the form; null when its days are blank. */
const step = z
  .object({ days: z.string(), unit: z.enum(['business', 'calendar']), until: z.string(), fee: z.string() })
  .transform((row, check) => {
    if (row.days.trim() === '') return null;
    const days = numberTo(row.days, 365);
    const until = timeOf(row.until);
    const fee = numberTo(row.fee, 100);
    if (days === null) check.addIssue({ code: 'custom', path: ['days'], message: texts.number });
    if (until === null) check.addIssue({ code: 'custom', path: ['until'], message: texts.time });
    if (fee === null) check.addIssue({ code: 'custom', path: ['fee'], message: texts.percent });
    return days === null || until === null || fee === null ? z.NEVER : { days, unit: row.unit, until, fee };
  });

const steps = z.array(step).transform((rows, check) => {
  const typed = rows.filter((row) => row !== null);
  if (typed.length === 0) check.addIssue({ code: 'custom', path: [0, 'days'], message: texts.noSteps });
  return typed;
});

/** A ladder as the operator types it: days, unit, time and whole percents; steps without days are left out. */
export const ladderForm = z
  .object({
    facilityId: facilityIdText,
    validFrom: z.string().refine(isCalendarDay, texts.date),
    rationale: z.string().trim().min(1, texts.rationale_missing).max(2_000),
    dated: steps,
    undated: steps,
  })
  .transform(({ dated, undated, ...rest }) => ({ ...rest, ladder: ladderOfForm({ dated, undated }) }));

type Typed = NonNullable<z.infer<typeof step>>;

function ladderOfForm({ dated, undated }: { dated: readonly Typed[]; undated: readonly Typed[] }): CancelLadder {
  const common = ({ unit, until: at, fee }: Typed) => ({ unit, until: at, feeBasisPoints: fee * 100 });
  return {
    dated: dated.map((row) => ({ ...common(row), daysBefore: row.days })),
    undated: undated.map((row) => ({ ...common(row), daysAfter: row.days })),
  };
}
