'use client';

import { type FormEvent, startTransition, useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { initialFormState } from '@/lib/http/form-state';
import type { OfferTarget } from '@/lib/sets/offer-targets';
import {
  DiscountFields,
  NameField,
  OfferErrors,
  type OfferFormState,
  PeriodFields,
  TargetFields,
  WordsSeenField,
} from '../../offers/offer-fields';
import type { OfferTexts } from '../../offers/offer-texts';
import { registerSetAction } from '../actions';
import { SetPreviews } from './set-preview';

interface SetFormProps {
  readonly texts: OfferTexts;
  readonly targets: readonly OfferTarget[];
  readonly today: string;
}

/** A new set discount, with its effect on request. The form is sent without being emptied: what was typed stays. */
export function SetForm({ texts, targets, today }: SetFormProps) {
  const [state, submit, isPending] = useActionState(registerSetAction, initialFormState);
  const refused = state.ok ? initialFormState : state;
  const form: OfferFormState = {
    texts,
    fields: refused.fields,
    values: { startsOn: today, ...refused.values },
    message: refused.message,
  };
  const own = texts.sets.form;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
    const data = new FormData(event.currentTarget, submitter);
    if (!isPending) startTransition(() => submit(data));
  };
  return (
    <form action={submit} onSubmit={send} noValidate className="grid items-start gap-6 xl:grid-cols-[1.4fr_1fr]">
      <div className="flex min-w-0 flex-col gap-6">
        <OfferErrors {...form} />
        <NameField {...form} />
        <RadioGroup
          name="kind"
          label={own.kind}
          requirement={texts.required}
          error={form.fields['kind']}
          defaultValue={form.values['kind']}
          options={[
            { value: 'combination', label: own.combinationKind },
            { value: 'count', label: own.countKind },
          ]}
        />
        <TextField
          name="minimumCount"
          label={own.minimumCount}
          help={own.minimumCountHelp}
          error={form.fields['minimumCount']}
          defaultValue={form.values['minimumCount'] ?? ''}
          inputMode="numeric"
          width="short"
        />
        <TargetFields
          {...form}
          targets={targets}
          facilityHelp={own.facilityHelp}
          anyFacility={texts.form.anyFacility}
          coursesHelp={own.coursesHelp}
        />
        <DiscountFields {...form} />
        <PeriodFields {...form} />
        <WordsSeenField {...form} />
        <div className="flex flex-wrap gap-4">
          <Button type="submit" name="intent" value="preview" look="outline">
            {isPending ? texts.sets.previewing : texts.sets.preview}
          </Button>
          <SubmitButton name="intent" value="save" pendingLabel={texts.sets.submitting}>
            {texts.sets.submit}
          </SubmitButton>
        </div>
      </div>
      {state.ok ? <SetPreviews previews={state.value} texts={texts.sets} /> : null}
    </form>
  );
}
