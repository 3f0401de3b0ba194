import type { StoredCharge } from '../payments/charge-kind';
import type { Call } from '../protocol/call';
import { endInquiry, isInquiry } from './decide-dispute';
import { disputes } from './dispute-kind';
import { fraudWarnings } from './fraud-warnings';

/** A payment refunded in full leaves nothing to ask about: its inquiries end, its fraud warnings need no more action. */
export async function answerWithRefund(call: Call, { id, data }: StoredCharge): Promise<void> {
  if (!data.refunded) return;
  for (const { id: dispute } of await call.store.all(disputes, { charge: id })) {
    const stored = await call.store.lock(disputes, dispute);
    if (isInquiry(stored)) await endInquiry(call, stored);
  }
  for (const { id: warning } of await call.store.all(fraudWarnings, { charge: id })) {
    const stored = await call.store.lock(fraudWarnings, warning);
    if (!stored.data.actionable) continue;
    stored.data = { ...stored.data, actionable: false };
    await call.store.save(fraudWarnings, stored);
    await call.emit('radar.early_fraud_warning.updated', stored.data, { actionable: true });
  }
}
