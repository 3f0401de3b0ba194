import { ExternalLink } from 'lucide-react';
import { useMessages, useTranslations } from 'next-intl';
import { env, paymentsMode } from '@/lib/env';
import { stripeObjectLink } from '@/lib/stripe/object-link';
import { CopyButton } from './copy-button';

/** An id of Stripe's: to copy, and to open where Stripe shows it. */
export function StripeId({ id, what }: { id: string; what: string }) {
  const t = useTranslations('operator');
  const { operator } = useMessages();
  const href = stripeObjectLink(env(), id);
  const openLabel = paymentsMode() === 'sandbox' ? operator.openInSandbox : operator.openInStripe;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <code className="break-all text-[0.9375rem]">{id}</code>
      <CopyButton text={id} label={t('copyOf', { what })} copiedLabel={operator.copied} />
      {href === null ? null : (
        <a
          href={href}
          target="_blank"
          rel="noreferrer"
          className="link inline-flex min-h-11 items-center gap-1 text-[0.9375rem]"
        >
          {openLabel}
          <ExternalLink aria-hidden className="size-4" />
          <span className="sr-only">{id}</span>
        </a>
      )}
    </span>
  );
}
