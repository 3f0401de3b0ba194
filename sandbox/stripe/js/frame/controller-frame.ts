import { recordAt, stringAt } from '../shared/json';
import type { FrameAddress } from '../shared/messages';
import { connectToParent } from '../shared/parent-link';
import { failure } from '../shared/stripe-error';
import { callApi, readAccess } from './api';

/** Makes API calls for the embedding page, with the page's own publishable key. */
export function startControllerFrame(address: FrameAddress): void {
  connectToParent(address.parentOrigin, {
    request: (params) => {
      const call = recordAt(params, 'call');
      const path = stringAt(call, 'path') ?? '';
      if (!/^\/v1\/[a-z_]+(\/[A-Za-z0-9_]+)*$/.test(path)) {
        return failure('invalid_request_error', `Unrecognized path ${path}`);
      }
      const method = call['method'] === 'GET' ? 'GET' : 'POST';
      return callApi(readAccess(params), { method, path, params: recordAt(call, 'params') });
    },
  });
}
