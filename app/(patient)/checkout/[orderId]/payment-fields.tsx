import { PaymentBox } from '@/components/stripe/payment-box';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { CardSaving } from './card-saving';
import type { CheckoutFormProps } from './checkout-form';

/** The methods that are offered with their fields, and why others are not. */
export function PaymentFields(props: CheckoutFormProps) {
  const { settings, texts, notOffered } = props;
  return (
    <Card as="section" title={<span id="field-card">{texts.payment.heading}</span>}>
      <p className="mb-4">{texts.payment.lead}</p>
      <noscript>
        <Notice tone="bad">{texts.payment.noScript}</Notice>
      </noscript>
      <PaymentBox
        settings={settings}
        loading={<Skeleton label={texts.payment.loading} lines={5} />}
        unavailable={
          <Notice tone="bad" live>
            <p className="mb-3">{texts.payment.unavailable}</p>
            <Button look="outline" onClick={() => window.location.reload()}>
              {texts.payment.reload}
            </Button>
          </Notice>
        }
      />
      {props.cardSession === null ? null : <CardSaving locale={props.locale} texts={props.cardTexts} />}
      {notOffered.length === 0 ? null : (
        <ul className="mt-4 list-disc pl-6 text-[0.9375rem] text-ink-soft">
          {notOffered.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}
