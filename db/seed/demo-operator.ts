/** The demo's operator. The secret is public, so the seed refuses to make this operator beside live keys. */
export const demoOperator = {
  email: 'operator@dokuei-pay.example',
  /** Base32, 20 bytes. */
  totpSecret: 'DOKUEIPAY2DEMO2OPERATOR2SECRET22',
} as const;
