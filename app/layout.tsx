import type { Metadata, Viewport } from 'next';

import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { nonce } from '@/lib/http/nonce';
import { siteUrl } from '@/lib/http/site-url';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return {
    metadataBase: new URL(siteUrl()),
    title: { default: t('brand'), template: t('titleTemplate') },
    description: t('description'),
    applicationName: t('brand'),
    formatDetection: { telephone: false, address: false, email: false },
    openGraph: { type: 'website', siteName: t('brand'), title: t('brand'), description: t('description') },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#182325' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('common');
  const pageNonce = await nonce();
  return (
    <html lang={await getLocale()}>
      <head>
        <meta property="csp-nonce" nonce={pageNonce} />
      </head>
      <body>
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:bg-surface focus:px-4 focus:py-3 focus:font-bold"
        >
          {t('skipToMain')}
        </a>
        {children}
      </body>
    </html>
  );
}
