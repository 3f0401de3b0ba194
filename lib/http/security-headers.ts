export interface PageSecurity {
  readonly nonce: string;
  /** The local sandbox's origin; undefined means Stripe itself. */
  readonly sandboxOrigin: string | undefined;
  /** False where no payment can happen: then no host but ours. */
  readonly withStripe: boolean;
  /** True where tickets are scanned. */
  readonly withCamera?: boolean;
  readonly isDevelopment: boolean;
  readonly isHttps: boolean;
}

/** https://docs.stripe.com/security/guide#content-security-policy */
const stripeHosts = {
  connect: ['https://api.stripe.com', 'https://m.stripe.network', 'https://r.stripe.com'],
  frame: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com', 'https://m.stripe.network'],
  image: ['https://*.stripe.com'],
};

function paymentHosts({ withStripe, sandboxOrigin }: PageSecurity): typeof stripeHosts {
  if (!withStripe) return { connect: [], frame: [], image: [] };
  if (sandboxOrigin === undefined) return stripeHosts;
  return { connect: [sandboxOrigin], frame: [sandboxOrigin], image: [sandboxOrigin] };
}

/** Scripts only by nonce (and what they load), styles by nonce, frames and calls only to the payment hosts. */
export function contentSecurityPolicy(page: PageSecurity): string {
  const { connect, frame, image } = paymentHosts(page);
  const { nonce, isDevelopment } = page;
  return [
    ['default-src', "'self'"],
    ['script-src', "'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    // The development overlay adds styles without a nonce, and a nonce would switch unsafe-inline off.
    ['style-src', "'self'", isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    // Server-rendered style attributes (React Aria, charts); the elements' own sheets stay under the nonce.
    ['style-src-attr', "'unsafe-inline'"],
    ['img-src', "'self'", 'data:', ...image],
    ['font-src', "'self'"],
    ['connect-src', "'self'", ...connect],
    ['frame-src', ...(frame.length === 0 ? ["'none'"] : frame)],
    ['form-action', "'self'"],
    ['frame-ancestors', "'none'"],
    ['base-uri', "'none'"],
    ['object-src', "'none'"],
  ]
    .map((directive) => directive.join(' '))
    .join('; ');
}

/** The headers of every answer beside the policy above. */
export function securityHeaders(page: PageSecurity): Record<string, string> {
  const payment = [
    'self',
    ...paymentHosts(page)
      .frame.filter((host) => !host.includes('*'))
      .map((host) => `"${host}"`),
  ];
  return {
    'Content-Security-Policy': contentSecurityPolicy(page),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    'Permissions-Policy': `camera=(${page.withCamera ? 'self' : ''}), microphone=(), geolocation=(), payment=(${payment.join(' ')})`,
    ...(page.isHttps ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}
