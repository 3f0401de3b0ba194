import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locales, messagesFor } from '@/messages/catalogue';
import { claimSentences } from './claim-sentences';

const issued = [{ state: 'issued' }, { state: 'redeemed' }] as const;

test('the buyer reads what becomes of the tickets, and that nothing can be canceled while money is held', () => {
  assert.deepEqual(claimSentences({ stage: 'asking', stopsRefunds: true }, issued), ['usableMeanwhile', 'noCancel']);
  assert.deepEqual(claimSentences({ stage: 'asking', stopsRefunds: false }, issued), ['usableMeanwhile']);
  assert.deepEqual(claimSentences({ stage: 'kept', stopsRefunds: false }, issued), ['stillUsable']);
  assert.deepEqual(claimSentences({ stage: 'lost', stopsRefunds: false }, [{ state: 'void' }]), ['void']);
  assert.deepEqual(claimSentences({ stage: 'lost', stopsRefunds: false }, [{ state: 'redeemed' }]), []);
  assert.deepEqual(claimSentences({ stage: 'ended', stopsRefunds: false }, []), []);
});

test('no text accuses anybody', () => {
  for (const locale of locales) {
    const { claim } = messagesFor(locale).orders;
    assert.doesNotMatch(JSON.stringify(claim), /不正|不審|申立|争|敗訴|詐欺|fraud|dispute|claim|accus/i);
  }
});
