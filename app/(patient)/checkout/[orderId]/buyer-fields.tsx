import { Card } from '@/components/ui/card';
import { TextField } from '@/components/ui/text-field';
import { EmailField } from './email-field';
import type { FieldGroup } from './field-group';

export function BuyerFields({ order, texts, errors }: FieldGroup) {
  const { buyer, required } = texts;
  return (
    <Card as="section" title={buyer.heading}>
      <div className="flex flex-col gap-5">
        <TextField
          name="buyerName"
          label={buyer.name}
          requirement={required}
          help={buyer.nameHelp}
          error={errors['buyerName']}
          defaultValue={order.buyerName ?? ''}
          autoComplete="name"
        />
        <TextField
          name="buyerKana"
          label={buyer.kana}
          requirement={required}
          help={buyer.kanaHelp}
          error={errors['buyerKana']}
          defaultValue={order.buyerKana ?? ''}
        />
        <EmailField value={order.buyerEmail ?? ''} texts={texts} error={errors['buyerEmail']} />
        <TextField
          name="buyerPhone"
          label={buyer.phone}
          requirement={required}
          help={buyer.phoneHelp}
          error={errors['buyerPhone']}
          defaultValue={order.buyerPhone ?? ''}
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          width="medium"
        />
      </div>
    </Card>
  );
}
