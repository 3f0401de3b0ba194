import { endpoint, type Family } from '../protocol/endpoint';
import { cardError, keepEffects } from '../protocol/failure';
import { newId } from '../protocol/ids';
import { choice, integer, object, page, text } from '../protocol/params';
import type { Kind } from '../store/kind';

interface Box {
  id: string;
  object: 'box';
  owner: string | null;
  inner: string | null;
  secretive: string;
}

const boxes: Kind<Box> = {
  name: 'box',
  expands: {
    owner: 'customer',
    inner: 'box',
    siblings: { load: (call) => call.list(boxes, {}) },
  },
  keys: () => ({}),
};

/** A family only of the protocol tests: it has something to expand and something to decline. */
export const boxFamily: Family = {
  kinds: [boxes],
  endpoints: [
    endpoint({
      method: 'POST',
      path: '/v1/boxes',
      params: object({
        owner: text().optional(),
        inner: text().optional(),
        size: integer({ min: 1 }).optional(),
        colour: choice(['red', 'green', 'blue']).optional(),
        declined: text().optional(),
      }),
      run: async (call, params) => {
        const box: Box = {
          id: newId('box'),
          object: 'box',
          owner: params.owner ?? null,
          inner: params.inner ?? null,
          secretive: 'x',
        };
        await call.store.insert(boxes, box, {});
        if (params.declined)
          return keepEffects(
            cardError('Your card was declined.', { code: 'card_declined', decline_code: 'generic_decline' }),
          );
        return box;
      },
    }),
    endpoint({
      method: 'GET',
      path: '/v1/boxes',
      params: object(page),
      run: (call, params) => call.list(boxes, params),
    }),
    endpoint({
      method: 'GET',
      path: '/v1/boxes/{id}',
      auth: 'publishable',
      params: object({}),
      run: async (call) => (await call.store.get(boxes, call.at('id'))).data,
    }),
  ],
};
