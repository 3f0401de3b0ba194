import { createHash } from 'node:crypto';
import type { ConsentKind } from '@/db/schema';
import en from '@/messages/en/checkout.json';
import ja from '@/messages/ja/checkout.json';

/** Changes with every change of the consents' texts, so that stored evidence says which ones were shown. */
export const consentVersion = '2026-11-1';

export interface ConsentText {
  readonly kind: ConsentKind;
  readonly text: string;
  readonly sha256: string;
}

interface Asked {
  readonly locale: 'ja' | 'en';
  readonly lines: readonly {
    readonly courseTitle: string;
    readonly facilityName: string;
    readonly exclusions: readonly string[];
  }[];
  readonly confirmation: readonly { readonly title: string; readonly text: string }[];
}

/** Every text that a buyer agrees to on the checkout page, word for word as shown. */
export function consentTexts({ locale, lines, confirmation }: Asked): readonly ConsentText[] {
  const { consent, gate, confirmation: last } = locale === 'ja' ? ja : en;
  const facilities = [...new Set(lines.map(({ facilityName }) => facilityName))];
  const asked = lines.filter(({ exclusions }) => exclusions.length > 0);
  const named = facilities.map((name) => `・${name}`);
  const conditions = asked.flatMap(({ courseTitle, exclusions }) => [
    `【${courseTitle}】`,
    ...exclusions.map((text) => `・${text}`),
  ]);
  const data = [consent.lead, ...named, consent.label.replace('{facilities}', facilities.join('、'))];
  const items = confirmation.map(({ title, text }) => `${title}: ${text}`);
  return [
    written('facility_data', data),
    ...(asked.length === 0
      ? []
      : [
          written('health_answers', [gate.lead, gate.consent]),
          written('no_exclusions', [gate.confirmed, ...conditions]),
        ]),
    written('final_confirmation', [...items, last.label]),
  ];
}

function written(kind: ConsentKind, lines: readonly string[]): ConsentText {
  const text = lines.join('\n');
  return { kind, text, sha256: createHash('sha256').update(text).digest('hex') };
}
