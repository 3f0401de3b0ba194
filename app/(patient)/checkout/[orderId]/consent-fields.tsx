import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import type { FieldGroup } from './field-group';

/** Consent to giving personal data to the named facilities (個人情報保護法27条): a box of its own, never ticked for the person. */
export function ConsentFields({ order, texts, errors }: FieldGroup) {
  const facilities = [...new Set(order.lines.map((line) => line.facilityName))];
  const { consent } = texts;
  return (
    <Card as="section" title={consent.heading}>
      <p>{consent.lead}</p>
      <ul className="my-3 list-disc pl-6 font-bold">
        {facilities.map((facility) => (
          <li key={facility}>{facility}</li>
        ))}
      </ul>
      <CheckboxField
        name="dataConsent"
        label={consent.label.replace('{facilities}', facilities.join('、'))}
        requirement={texts.required}
        error={errors['dataConsent']}
      />
      <a href="/legal/privacy" target="_blank" rel="noreferrer" className="link inline-block py-2">
        {consent.privacy}
      </a>
    </Card>
  );
}
