import type { Appearance } from '@stripe/stripe-js';

/** Our theme's colours as they are now (light or dark), for the card fields in Stripe's frame. */
export function themeAppearance(): Appearance {
  if (typeof window === 'undefined') return {};
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    theme: 'stripe',
    variables: {
      colorPrimary: color('--key'),
      colorBackground: color('--surface'),
      colorText: color('--ink'),
      colorTextSecondary: color('--ink-soft'),
      colorDanger: color('--bad'),
      fontFamily: '"BIZ UDPGothic", "Hiragino Sans", "Yu Gothic UI", Meiryo, sans-serif',
      fontSizeBase: '17px',
      spacingUnit: '5px',
      borderRadius: '8px',
    },
    rules: {
      '.Input': { borderColor: color('--line-strong'), boxShadow: 'none', padding: '12px 14px' },
      '.Label': { fontWeight: '700', color: color('--ink') },
      '.Error': { fontSize: '17px' },
    },
  };
}
