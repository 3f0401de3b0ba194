import type { AnyKind } from '../store/kind';
import type { Call } from './call';
import { type Failure, invalidParameter } from './failure';
import { plain } from './plain';

type Json = { [key: string]: unknown };

const isHash = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isOwner = (value: Json): value is Json & { id: string } => typeof value['id'] === 'string';

/** Where the walk stands: inside `owner`, an object of `kind`, below its property path `prefix`. */
interface Place {
  holder: Json;
  owner: Json;
  kind: AnyKind | undefined;
  prefix: string;
}

/** Replaces ids by their objects along `expand[]` paths (at most 4 levels). Works on a plain JSON tree, in place. */
export async function expand(call: Call, root: Json, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const segments = path.split('.');
    if (segments.length > 4) {
      throw invalidParameter('expand', `You cannot expand more than 4 levels of a property. Property: ${path}`);
    }
    const kind = kindOf(call, root);
    await walk(call, { holder: root, owner: root, kind, prefix: '' }, { segments, path });
  }
}

const kindOf = (call: Call, value: Json) => call.kinds.get(String(value['object']));

interface Rest {
  segments: string[];
  path: string;
}

async function walk(call: Call, place: Place, { segments, path }: Rest): Promise<void> {
  const [segment, ...rest] = segments;
  if (segment === undefined) return;
  const { holder, owner, kind, prefix } = place;
  const property = prefix === '' ? segment : `${prefix}.${segment}`;
  if (kind === undefined && holder['object'] === 'list' && segment === 'data') {
    return eachItem(call, holder['data'], { segments: rest, path });
  }
  const rule = kind?.expands?.[property];
  const holds = Object.keys(kind?.expands ?? {}).some((key) => key.startsWith(`${property}.`));
  if (rule === undefined && !holds && !isNested(holder[segment], rest)) throw notExpandable(holder, path);
  if (typeof rule === 'object' && 'load' in rule) {
    if (holder[segment] === undefined || holder[segment] === null) {
      if (isOwner(owner)) holder[segment] = plain(await rule.load(call, owner));
    }
  } else if (rule !== undefined) {
    const value = holder[segment];
    if (value === null || value === undefined) return checkKinds(call, [rule].flat(), { segments: rest, path });
    if (typeof value === 'string') holder[segment] = await load(call, value, [rule].flat());
  }
  await descend(call, holder[segment], { place, property, rest: { segments: rest, path } });
}

/** Plain hashes and embedded objects may be walked through; leaves may not be expanded. */
function isNested(value: unknown, rest: string[]): boolean {
  return rest.length > 0 && typeof value === 'object' && value !== null;
}

async function descend(
  call: Call,
  value: unknown,
  { place, property, rest }: { place: Place; property: string; rest: Rest },
): Promise<void> {
  if (rest.segments.length === 0) return;
  for (const item of Array.isArray(value) ? value : [value]) {
    if (!isHash(item)) continue;
    const own = typeof item['object'] === 'string';
    const next = own
      ? { holder: item, owner: item, kind: kindOf(call, item), prefix: '' }
      : { ...place, holder: item, prefix: property };
    await walk(call, next, rest);
  }
}

async function eachItem(call: Call, data: unknown, rest: Rest): Promise<void> {
  for (const item of Array.isArray(data) ? data : []) {
    if (isHash(item)) await walk(call, { holder: item, owner: item, kind: kindOf(call, item), prefix: '' }, rest);
  }
}

async function load(call: Call, id: string, kinds: string[]): Promise<Json | string> {
  const [row] = await call.tx<{ kind: string; deleted: boolean; data: { id: string } }[]>`
    select kind, deleted, data from objects where id = ${id} and kind = any(${kinds}::text[])`;
  if (!row) return id;
  if (row.deleted) return { id, object: row.kind, deleted: true };
  const kind = call.kinds.get(row.kind);
  return plain(kind?.render ? await kind.render(call.tx, row.data) : row.data);
}

/** A null on the way ends the walk, but a property which never expands is refused all the same. */
function checkKinds(call: Call, names: readonly string[], { segments, path }: Rest): void {
  const known = names.flatMap((name) => call.kinds.get(name) ?? []);
  const [segment] = segments;
  if (segment === undefined || known.length === 0) return;
  const fits = known.some((kind) =>
    Object.keys(kind.expands ?? {}).some((key) => key === segment || key.startsWith(`${segment}.`)),
  );
  if (!fits) throw notExpandable({}, path);
}

function notExpandable(holder: Json, path: string): Failure {
  const hint = holder['object'] === 'list' ? ` You may want to try expanding 'data.${path}' instead.` : '';
  return invalidParameter('expand', `This property cannot be expanded (${path}).${hint}`);
}
