import { Calculator } from 'lucide-react';
import { useMessages } from 'next-intl';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/radio-group';
import { TextField } from '@/components/ui/text-field';

interface SimulatorFormProps {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** A plain GET form: its address can be sent to a colleague. */
export function SimulatorForm({ values, errors }: SimulatorFormProps) {
  const texts = useMessages().fees.console.simulator;
  const field = (name: string) => ({ name, defaultValue: values[name], error: errors[name] });
  const number = (name: string) => ({ ...field(name), inputMode: 'decimal', width: 'short' }) as const;
  return (
    <form action="/operator/fees/simulator" method="get" className="card flex flex-col gap-6 p-4 sm:p-6">
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <TextField {...number('price')} label={texts.price} />
        <TextField {...number('discount')} label={texts.discount} />
        <RadioGroup
          {...field('bearer')}
          label={texts.bearer}
          inline
          options={[
            { value: 'company', label: texts.company },
            { value: 'facility', label: texts.facility },
          ]}
        />
      </div>
      <div className="flex flex-wrap items-end gap-x-8 gap-y-6">
        <TextField {...number('commission')} label={texts.commission} help={texts.commissionHelp} />
        <TextField {...field('examDate')} label={texts.examDate} help={texts.examDateHelp} type="date" width="medium" />
        <TextField {...field('day')} label={texts.day} type="date" width="medium" />
      </div>
      <div>
        <Button type="submit" icon={<Calculator aria-hidden className="size-5" />}>
          {texts.calculate}
        </Button>
      </div>
    </form>
  );
}
