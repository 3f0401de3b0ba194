import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attemptsMax, nextBatch, type QueuedEvent } from './next-batch';

const event = (id: string, changes: Partial<QueuedEvent> = {}): QueuedEvent => ({
  id,
  kind: 'payment',
  subjectId: 'pi_1',
  attempts: 0,
  isHeld: false,
  isDue: true,
  ...changes,
});

test('the head and what asks for the same sync behind it are one batch', () => {
  const refund = event('c', { kind: 'refund', subjectId: 're_1' });
  assert.deepEqual(nextBatch([event('a'), event('b'), refund, event('d')]), {
    step: 'work',
    kind: 'payment',
    subjectId: 'pi_1',
    eventIds: ['a', 'b'],
  });
});

test('an object waits while it is empty, held anywhere, or its head backs off', () => {
  assert.deepEqual(nextBatch([]), { step: 'wait' });
  assert.deepEqual(nextBatch([event('a'), event('b', { isHeld: true })]), { step: 'wait' });
  assert.deepEqual(nextBatch([event('a', { isDue: false }), event('b')]), { step: 'wait' });
});

test('a head that was claimed too often is given up', () => {
  assert.deepEqual(nextBatch([event('a', { attempts: attemptsMax })]), { step: 'give_up', eventIds: ['a'] });
});

test('a batch is always an unbroken run from the head, of one sync', () => {
  const queued = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom('payment', 'refund', null),
    subjectId: fc.constantFrom('pi_1', 're_1', 're_2'),
    attempts: fc.integer({ min: 0, max: attemptsMax - 1 }),
    isHeld: fc.constant(false),
    isDue: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(queued, { minLength: 1 }), (queue) => {
      const next = nextBatch(queue);
      if (next.step !== 'work') return queue[0]?.isDue === false;
      const taken = queue.slice(0, next.eventIds.length);
      assert.deepEqual(
        taken.map((one) => one.id),
        next.eventIds,
      );
      assert.ok(taken.every((one) => one.kind === next.kind && one.subjectId === next.subjectId));
      return next.eventIds.length > 0;
    }),
  );
});
