import { createTranslator } from 'next-intl';
import type { CSSProperties } from 'react';
import { Section, Text } from 'react-email';
import type { KonbiniChain, StoreNumbers } from '@/db/schema';
import { chains, groupDigits, numbersAt } from '@/lib/konbini/store-numbers';
import { type Locale, messagesFor } from '@/messages/catalogue';
import { mailText } from './mail-layout';

const box: CSSProperties = { border: '1px solid #b9d8de', borderRadius: '12px', margin: '0 0 16px', padding: '16px' };
const digitsStyle: CSSProperties = { fontSize: '24px', fontWeight: 700, letterSpacing: '0.05em', margin: '0 0 8px' };
const row: CSSProperties = { fontSize: '15px', lineHeight: '1.7', margin: 0 };

/** The numbers and steps of all four chains, and which shop does not take them. */
export function VoucherNumbers({ stores, locale }: { stores: StoreNumbers; locale: Locale }) {
  const t = createTranslator({ locale, messages: messagesFor(locale), namespace: 'mailsKonbini' });
  return (
    <>
      <Text style={{ ...mailText, fontWeight: 700 }}>{t('seven')}</Text>
      {chains.map((chain) => (
        <StoreBox key={chain} stores={stores} chain={chain} locale={locale} />
      ))}
      <Text style={mailText}>{t('slip')}</Text>
    </>
  );
}

function StoreBox({ stores, chain, locale }: { stores: StoreNumbers; chain: KonbiniChain; locale: Locale }) {
  const t = createTranslator({ locale, messages: messagesFor(locale), namespace: 'konbini' });
  const shown = numbersAt(stores, chain);
  if (shown.length === 0) return null;
  return (
    <Section style={box}>
      <Text style={{ ...mailText, fontWeight: 700 }}>{t(`names.${chain}`)}</Text>
      {shown.map(({ key, digits }) => (
        <Text key={key} style={row}>
          {t(`numbers.${key}`)}
          <br />
          <span style={digitsStyle}>{groupDigits(digits)}</span>
        </Text>
      ))}
      {(['1', '2', '3'] as const).map((step) => (
        <Text key={step} style={row}>
          {step}. {t(`steps.${chain}.${step}`)}
        </Text>
      ))}
    </Section>
  );
}
