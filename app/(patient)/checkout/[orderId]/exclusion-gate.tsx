import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import type { CheckoutLine } from '@/lib/checkout/queries';
import type { FieldGroup } from './field-group';

/**
 * Who may not be examined, asked one by one with nothing chosen beforehand. A yes shows at once whom to phone (by CSS alone);
 * the server refuses it in any case.
 */
export function ExclusionGate({ order, texts, errors }: FieldGroup) {
  const { gate } = texts;
  if (order.lines.every((line) => line.exclusions.length === 0)) return null;
  return (
    <Card as="section" title={gate.heading}>
      <p className="mb-4">{gate.lead}</p>
      <CheckboxField
        name="healthConsent"
        label={gate.consent}
        requirement={texts.required}
        error={errors['healthConsent']}
      />
      <div className="mt-4 flex flex-col gap-8">
        {order.lines.map((line, index) => (
          <LineQuestions key={line.lineId} line={line} index={index} texts={texts} errors={errors} />
        ))}
      </div>
    </Card>
  );
}

type LineQuestionsProps = Pick<FieldGroup, 'texts' | 'errors'> & {
  readonly line: CheckoutLine;
  readonly index: number;
};

function LineQuestions({ line, index, texts, errors }: LineQuestionsProps) {
  if (line.exclusions.length === 0) return null;
  const { gate, examinee } = texts;
  const title = examinee.line.replace('{number}', String(index + 1)).replace('{title}', line.courseTitle);
  return (
    <fieldset className="group/line flex flex-col gap-4">
      <legend className="mb-4 font-bold text-[1.0625rem]">{title}</legend>
      {line.exclusions.map((text, position) => (
        <RadioGroup
          key={text}
          name={`lines.${index}.exclusions.${position}`}
          label={text}
          requirement={texts.required}
          error={errors[`lines.${index}.exclusions.${position}`]}
          inline
          options={[
            { value: 'yes', label: gate.yes },
            { value: 'no', label: gate.no },
          ]}
        />
      ))}
      <div className="hidden group-has-[input[value=yes]:checked]/line:block" role="status">
        <Notice tone="warning" title={gate.stop}>
          <p>{gate.phone.replace('{facility}', line.facilityName).replace('{phone}', line.facilityPhone)}</p>
        </Notice>
      </div>
    </fieldset>
  );
}
