import assert from 'node:assert/strict';
import { operator } from '@/db/testing/actors';
import type { SandboxContext } from '@/db/testing/test-context';
import { filledForm } from '@/lib/checkout/testing/sale';
import { type CourseId, newId, type OrderId } from '@/lib/ids';
import { createPhoneOrder } from '../create-phone-order';
import { issueKonbini } from '../issue-konbini';

interface Said {
  readonly email?: string;
  readonly examDate?: string | null;
}

/** What an operator typed: one course for a member of the caller's family. */
export const callOf = (courseId: CourseId, { email = 'caller@example.jp', examDate = null }: Said = {}) => ({
  buyer: { buyerName: '髙橋 花子', buyerKana: 'タカハシ　ハナコ', buyerEmail: email, buyerPhone: '09012345678' },
  lines: [{ courseId, examDate, examineeName: '髙橋 太郎', examineeKana: 'タカハシ　タロウ' }],
  callId: newId('crt'),
});

/** An order that was taken by telephone; its link is mailed. */
export async function calledOrder(box: SandboxContext, call: ReturnType<typeof callOf>): Promise<OrderId> {
  const made = await createPhoneOrder(box.as(operator), call);
  assert.ok(made.ok);
  return made.orderId;
}

/** The same with konbini numbers that were read out. */
export async function calledWithNumbers(box: SandboxContext, call: ReturnType<typeof callOf>): Promise<OrderId> {
  const orderId = await calledOrder(box, call);
  const form = await filledForm(box.ctx, orderId);
  assert.deepEqual(await issueKonbini(box.as(operator), { orderId, form }), { ok: true });
  return orderId;
}
