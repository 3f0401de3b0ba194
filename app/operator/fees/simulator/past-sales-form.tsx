import { useMessages, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { paymentMethods } from '@/lib/fees/methods';

interface PastSalesFormProps {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

export function PastSalesForm({ values, errors }: PastSalesFormProps) {
  const { fees } = useMessages();
  const t = useTranslations('fees.console.simulator');
  const texts = fees.console.simulator;
  const field = (name: string) => ({ name, id: `past-${name}`, defaultValue: values[name], error: errors[name] });
  return (
    <form action="/operator/fees/simulator#past" method="get" className="flex flex-col gap-6">
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-[max-content_max-content]">
        <TextField {...field('from')} label={texts.from} type="date" width="medium" />
        <TextField {...field('to')} label={texts.to} type="date" width="medium" />
        {paymentMethods
          .filter((method) => values[`${method}.rate`] !== undefined)
          .map((method) => (
            <Fragment key={method}>
              <TextField
                {...field(`${method}.rate`)}
                label={t('rateOf', { method: fees.methods[method] })}
                inputMode="decimal"
                width="short"
              />
              <TextField
                {...field(`${method}.minimum`)}
                label={t('minimumOf', { method: fees.methods[method] })}
                inputMode="numeric"
                width="short"
              />
            </Fragment>
          ))}
      </div>
      <div>
        <Button type="submit" look="outline">
          {texts.compare}
        </Button>
      </div>
    </form>
  );
}
