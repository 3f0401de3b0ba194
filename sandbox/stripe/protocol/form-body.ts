import { invalidRequest } from './failure';

/** A decoded form: text leaves, everything else keyed; arrays keep their indexes as keys until `list()` reads them. */
export type Form = string | FormTree;
export type FormTree = { [key: string]: Form };

/** Decodes `a[b]=1&c[0]=x&d[]=y` as Stripe does. Repeated `[]` appends; the last value of a repeated scalar wins. */
export function decodeForm(text: string): FormTree {
  const tree: FormTree = {};
  for (const [name, value] of new URLSearchParams(text)) put(tree, segmentsOf(name), value);
  return tree;
}

function segmentsOf(name: string): string[] {
  const open = name.indexOf('[');
  if (open < 0) return [name];
  const rest = name.slice(open);
  if (open === 0 || !/^(\[[^[\]]*\])+$/.test(rest)) throw invalidRequest(`Invalid parameter name: ${name}`);
  const segments = [name.slice(0, open), ...rest.slice(1, -1).split('][')];
  if (segments.length > 16) throw invalidRequest(`Parameter nested too deeply: ${segments[0]}`);
  return segments;
}

function put(tree: FormTree, segments: string[], value: string): void {
  let holder = tree;
  for (const [depth, segment] of segments.entries()) {
    const next = segments[depth + 1];
    const key = segment === '' ? appendKey(holder, next) : segment;
    if (key === '__proto__') throw invalidRequest(`Received unknown parameter: ${key}`);
    if (next === undefined) {
      holder[key] = value;
      return;
    }
    const known = holder[key];
    const child: FormTree = typeof known === 'object' ? known : {};
    holder[key] = child;
    holder = child;
  }
}

/** `a[][x]=1&a[][y]=2` fills one element, a repeated `x` opens the next. */
function appendKey(holder: FormTree, next: string | undefined): string {
  const size = Object.keys(holder).length;
  const last = holder[String(size - 1)];
  const continues = next !== undefined && next !== '' && typeof last === 'object' && !(next in last);
  return String(continues ? size - 1 : size);
}
