import { buttonClass } from '@/components/ui/button';
import type { FieldGroup } from './field-group';
import type { Phase } from './use-checkout';

interface PayButtonProps {
  readonly phase: Phase | null;
  readonly method: string | null;
  readonly texts: FieldGroup['texts'];
  readonly isFree: boolean;
}

function ofMethod({ pay }: FieldGroup['texts'], method: string | null) {
  if (method === 'konbini') return pay.byKonbini;
  return method === 'paypay' ? pay.byPayPay : {};
}

/** Never disabled; while working it says what is going on and further presses do nothing. */
export function PayButton({ phase, method, texts, isFree }: PayButtonProps) {
  const working = phase !== null;
  const names = isFree ? { ...texts.pay, ...texts.free } : { ...texts.pay, ...ofMethod(texts, method) };
  return (
    <div className="mt-4 flex flex-col gap-2">
      <button
        type="submit"
        aria-disabled={working}
        className={buttonClass('filled', `w-full text-[1.125rem] ${working ? 'cursor-progress opacity-80' : ''}`)}
      >
        {working ? (
          <span className="size-5 animate-spin rounded-full border-2 border-current border-r-transparent" aria-hidden />
        ) : null}
        {working ? names[phase] : names.button}
      </button>
      <p role="status" className="min-h-7 text-center text-[0.9375rem] text-ink-soft">
        {working ? texts.pay.wait : ''}
      </p>
    </div>
  );
}
