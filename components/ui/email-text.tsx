/** An address that breaks before its @ rather than anywhere. */
export function EmailText({ email }: { email: string }) {
  const [local = '', ...domain] = email.split('@');
  return (
    <span>
      {local}
      <wbr />
      {domain.length === 0 ? null : `@${domain.join('@')}`}
    </span>
  );
}
