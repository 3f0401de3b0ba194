import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { TextField } from '@/components/ui/text-field';
import type { CheckoutLine, CheckoutOrder } from '@/lib/checkout/queries';
import { formatCalendarDay } from '@/lib/time/jst';
import type { Messages } from '@/messages/catalogue';
import { FamilyChoice, type FamilyOption } from './family-choice';
import type { FieldGroup } from './field-group';

interface ExamineeFieldsProps extends FieldGroup {
  /** Of a signed-in buyer, to choose from. */
  readonly family: readonly FamilyOption[];
  readonly familyTexts: Messages['account']['choice'];
}

/** One examinee per line. The names hide by CSS alone while "same as the buyer" is ticked. */
export function ExamineeFields({ order, texts, errors, family, familyTexts }: ExamineeFieldsProps) {
  const { examinee } = texts;
  return (
    <Card as="section" title={examinee.heading}>
      <p className="mb-4 text-ink-soft">{examinee.sameHelp}</p>
      <div className="flex flex-col gap-6">
        {order.lines.map((line, index) => (
          <fieldset key={line.lineId} className="group flex flex-col gap-3">
            <legend className="mb-1 font-bold">
              {examinee.line.replace('{number}', String(index + 1)).replace('{title}', line.courseTitle)}
              {line.examDate === null ? null : `（${formatCalendarDay(line.examDate)}）`}
            </legend>
            <CheckboxField
              name={`lines.${index}.sameAsBuyer`}
              label={examinee.same}
              defaultChecked={isBuyer(order, line, index)}
            />
            <div className="flex flex-col gap-5 group-has-[input:checked]:hidden">
              <FamilyChoice index={index} family={family} texts={familyTexts} />
              <TextField
                name={`lines.${index}.examineeName`}
                label={examinee.name}
                requirement={texts.required}
                error={errors[`lines.${index}.examineeName`]}
                defaultValue={line.examineeName ?? ''}
              />
              <TextField
                name={`lines.${index}.examineeKana`}
                label={examinee.kana}
                requirement={texts.required}
                error={errors[`lines.${index}.examineeKana`]}
                defaultValue={line.examineeKana ?? ''}
              />
            </div>
          </fieldset>
        ))}
      </div>
    </Card>
  );
}

/** As stored; before that the first course is taken to be the buyer's own, further ones are asked. */
function isBuyer(order: CheckoutOrder, line: CheckoutLine, index: number): boolean {
  if (line.examineeName === null) return index === 0;
  return line.examineeName === order.buyerName && line.examineeKana === order.buyerKana;
}
