'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField, TextField } from '@/components/ui/text-field';
import type { CancelLadder } from '@/lib/cancel-policy/cancel-ladder';
import { initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { setCancelLadderAction } from './actions';
import { StepFields } from './step-fields';

interface LadderFormProps {
  readonly facilityId: string;
  /** The one in force, as it stands in the fields. */
  readonly ladder: CancelLadder;
  readonly today: string;
  readonly texts: Messages['facilities']['form'];
}

/** A new ladder over the one in force. Works without JavaScript; what was typed stays. */
export function LadderForm({ facilityId, ladder, today, texts }: LadderFormProps) {
  const [state, formAction] = useActionState(setCancelLadderAction, initialFormState);
  const values = state.ok ? {} : state.values;
  const fields = state.ok ? {} : state.fields;
  const errors = Object.entries(fields).map(([name, message]) => ({ fieldId: `field-${name}`, message }));
  const dated = ladder.dated.map(({ daysBefore, ...step }) => ({ ...step, days: daysBefore }));
  const undated = ladder.undated.map(({ daysAfter, ...step }) => ({ ...step, days: daysAfter }));
  const input = { values, fields, texts };
  return (
    <form action={formAction} noValidate className="flex flex-col gap-6">
      {state.ok ? (
        <Notice tone="good" live>
          {texts.done}
        </Notice>
      ) : (
        <ErrorSummary title={texts.errors} errors={errors} />
      )}
      <p>{texts.lead}</p>
      <input type="hidden" name="facilityId" value={facilityId} />
      <div key={JSON.stringify(values)} className="flex flex-col gap-6">
        <TextField
          name="validFrom"
          type="date"
          label={texts.validFrom}
          requirement={texts.required}
          help={texts.validFromHelp}
          error={fields['validFrom']}
          defaultValue={values['validFrom'] ?? today}
          min={today}
          width="medium"
        />
        <p className="text-[0.9375rem] text-ink-soft">{texts.blank}</p>
        <StepFields name="dated" legend={texts.dated} daysLabel={texts.daysBefore} steps={dated} input={input} />
        <StepFields name="undated" legend={texts.undated} daysLabel={texts.daysAfter} steps={undated} input={input} />
        <TextAreaField
          name="rationale"
          label={texts.rationale}
          requirement={texts.required}
          help={texts.rationaleHelp}
          error={fields['rationale']}
          defaultValue={values['rationale']}
          rows={4}
          maxLength={2_000}
        />
      </div>
      <div>
        <SubmitButton pendingLabel={texts.pending}>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
