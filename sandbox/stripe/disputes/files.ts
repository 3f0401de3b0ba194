import type { Stripe } from 'stripe';
import { endpoint, type Family } from '../protocol/endpoint';
import { invalidParameter } from '../protocol/failure';
import { newId } from '../protocol/ids';
import { choice, object, page, range, text } from '../protocol/params';
import { files } from './file-kind';

const purpose = choice(['dispute_evidence', 'customer_signature']);
const maxBytes = 5_000_000;

/** The file arrives as `multipart/form-data`; by then it is `file[name]` and `file[data]` (base64). */
const create = endpoint({
  method: 'POST',
  path: '/v1/files',
  params: object({ file: object({ name: text(), data: text(10_000_000) }), purpose }),
  run: async (call, { file, purpose: given }) => {
    const content = Buffer.from(file.data, 'base64');
    const type = typeOf(content);
    if (type === undefined) {
      throw invalidParameter('file', 'Invalid file type: files of this purpose must be a PDF, a JPEG or a PNG.');
    }
    if (content.length > maxBytes) throw invalidParameter('file', 'File size too large: at most 5 MB are accepted.');
    const id = newId('file');
    const made: Stripe.File = {
      id,
      object: 'file',
      created: call.now,
      expires_at: null,
      filename: file.name,
      links: { object: 'list', data: [], has_more: false, url: `/v1/file_links?file=${id}` },
      purpose: given,
      size: content.length,
      title: null,
      type,
      url: `https://files.stripe.com/v1/files/${id}/contents`,
    };
    await call.store.insert(files, made, { content: file.data });
    await call.emit('file.created', made);
    return made;
  },
});

/** What the content is, whatever its name says. */
function typeOf(content: Buffer): 'pdf' | 'jpg' | 'png' | undefined {
  if (content.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf';
  if (content.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpg';
  if (content.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
  return undefined;
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/files/{id}',
  params: object({}),
  run: async (call) => (await call.store.get(files, call.at('id'))).data,
});

const listAll = endpoint({
  method: 'GET',
  path: '/v1/files',
  params: object({ ...page, created: range().optional(), purpose: purpose.optional() }),
  run: (call, { purpose: asked, ...params }) => call.list(files, params, { keys: { purpose: asked } }),
});

export const filesFamily: Family = { kinds: [files], endpoints: [create, retrieve, listAll] };
