import { isRecord, type JsonRecord, recordAt, stringAt } from '../shared/json';
import type { FrameAddress } from '../shared/messages';
import { connectToParent } from '../shared/parent-link';
import { readAccess } from './api';
import { findIntent } from './find-intent';
import { amountText } from './three-ds-frame';
import { createVoucherView } from './voucher-view';

/** Tab goes round within the voucher; Escape closes it. */
function keepKeysInside(root: HTMLElement, close: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    if (event.key !== 'Tab') return;
    const stops = [...root.querySelectorAll<HTMLElement>('[tabindex="0"], a, button')];
    const [edge, other] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (document.activeElement !== edge && stops.some((stop) => stop === document.activeElement)) return;
    event.preventDefault();
    other?.focus();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

async function showVoucher(root: HTMLElement, params: JsonRecord): Promise<JsonRecord> {
  const access = readAccess(params);
  const found = await findIntent(access, stringAt(params, 'clientSecret') ?? '');
  const intent = found.ok ? found.value : null;
  const details = recordAt(intent, 'next_action')['konbini_display_details'];
  document.documentElement.lang = access.language;
  await new Promise<void>((resolve) => {
    const plan = {
      language: access.language,
      amount: amountText(intent, access.language),
      details: isRecord(details) ? details : null,
    };
    root.replaceChildren(createVoucherView(plan, () => finish()));
    const release = keepKeysInside(root, () => finish());
    const finish = () => {
      release();
      resolve();
    };
    root.querySelector<HTMLElement>('h1')?.focus();
  });
  return {};
}

/** The voucher over the page: it reads the intent itself, and is done when the payer closes it. */
export function startVoucherFrame(address: FrameAddress, root: HTMLElement): void {
  connectToParent(address.parentOrigin, { 'show-voucher': (params) => showVoucher(root, params) });
}
