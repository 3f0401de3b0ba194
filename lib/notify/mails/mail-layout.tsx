import { createTranslator } from 'next-intl';
import type { CSSProperties, ReactNode } from 'react';
import { Body, Container, Head, Heading, Hr, Html, Preview, Section, Text } from 'react-email';
import { type Locale, messagesFor } from '@/messages/catalogue';

const fontFamily = "'Hiragino Sans', 'Yu Gothic', Meiryo, sans-serif";

const styles = {
  body: { backgroundColor: '#f6f8f8', color: '#333333', fontFamily, margin: 0, padding: '24px 0' },
  box: {
    backgroundColor: '#ffffff',
    border: '1px solid #dde4e5',
    borderRadius: '12px',
    maxWidth: '560px',
    padding: '32px',
  },
  brand: { color: '#0b5d6e', fontSize: '16px', fontWeight: 700, margin: 0 },
  title: { fontSize: '20px', lineHeight: '1.5', margin: '16px 0' },
  small: { color: '#566061', fontSize: '13px', lineHeight: '1.7', margin: 0 },
} satisfies Record<string, CSSProperties>;

/** Text of a mail's paragraphs. */
export const mailText: CSSProperties = { fontSize: '16px', lineHeight: '1.8', margin: '0 0 16px' };
/** A number or code to read out or copy. */
export const mailFigure: CSSProperties = {
  fontSize: '32px',
  fontWeight: 700,
  letterSpacing: '0.2em',
  margin: '0 0 16px',
};
/** A link that looks like a button. */
export const mailButton: CSSProperties = {
  backgroundColor: '#0b5d6e',
  borderRadius: '8px',
  color: '#ffffff',
  display: 'inline-block',
  fontSize: '16px',
  fontWeight: 700,
  padding: '14px 24px',
  textDecoration: 'none',
};

interface MailLayoutProps {
  readonly locale: Locale;
  /** First words in the list of mails: never a code or an amount that others should not see. */
  readonly preview: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** The frame of every mail: brand, title, content, and who sent it. */
export function MailLayout({ locale, preview, title, children }: MailLayoutProps) {
  const t = createTranslator({ locale, messages: messagesFor(locale), namespace: 'mailsAuth.layout' });
  return (
    <Html lang={locale}>
      <Head />
      <Preview>{preview}</Preview>
      <Body lang={locale} style={styles.body}>
        <Container style={styles.box}>
          <Text style={styles.brand}>{t('brand')}</Text>
          <Heading as="h1" style={styles.title}>
            {title}
          </Heading>
          <Section>{children}</Section>
          <Hr style={{ borderColor: '#dde4e5', margin: '24px 0' }} />
          <Text style={styles.small}>{t('sender')}</Text>
          <Text style={styles.small}>{t('noReply')}</Text>
        </Container>
      </Body>
    </Html>
  );
}
