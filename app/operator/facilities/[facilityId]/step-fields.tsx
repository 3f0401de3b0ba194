import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { percentText } from '@/lib/fees/format-percent';
import type { Messages } from '@/messages/catalogue';

interface Step {
  readonly days: number;
  readonly unit: 'business' | 'calendar';
  readonly until: string;
  readonly feeBasisPoints: number;
}

interface StepFieldsProps {
  readonly name: 'dated' | 'undated';
  readonly legend: string;
  readonly daysLabel: string;
  readonly steps: readonly Step[];
  readonly input: {
    readonly values: Readonly<Record<string, string>>;
    readonly fields: Readonly<Record<string, string>>;
    readonly texts: Messages['facilities']['form'];
  };
}

const rows = [0, 1, 2, 3, 4] as const;

/** The steps of one kind, a row each; rows without days are left out. */
export function StepFields({ name, legend, daysLabel, steps, input }: StepFieldsProps) {
  const { values, fields, texts } = input;
  const isTyped = Object.keys(values).length > 0;
  const field = (index: number, part: string, stored: string | undefined) => {
    const key = `${name}.${index}.${part}`;
    return { name: key, error: fields[key], defaultValue: isTyped ? (values[key] ?? '') : (stored ?? '') };
  };
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 font-bold">{legend}</legend>
      {rows.map((index) => {
        const step = steps[index];
        const fee = step === undefined ? undefined : percentText(step.feeBasisPoints);
        return (
          <fieldset key={index} className="flex flex-wrap gap-4 border-line border-t pt-3">
            <legend className="text-[0.9375rem] text-ink-soft">
              {texts.step.replace('{number}', String(index + 1))}
            </legend>
            <TextField
              {...field(index, 'days', step === undefined ? undefined : String(step.days))}
              label={daysLabel}
              inputMode="numeric"
              width="short"
            />
            <SelectField
              {...field(index, 'unit', step?.unit)}
              label={texts.unit}
              className="w-40"
              options={[
                { value: 'business', label: texts.business },
                { value: 'calendar', label: texts.calendar },
              ]}
            />
            <TextField {...field(index, 'until', step?.until ?? '17:00')} label={texts.until} width="short" />
            <TextField {...field(index, 'fee', fee)} label={texts.fee} inputMode="numeric" width="short" />
          </fieldset>
        );
      })}
    </fieldset>
  );
}
