interface Branch {
  [key: string]: Branch | FormDataEntryValue | FormDataEntryValue[];
}

type FormValue = FormDataEntryValue | readonly FormValue[] | { readonly [key: string]: FormValue };

/**
 * A form as a nested object: `examinees.0.kana` becomes `{ examinees: [{ kana }] }`, repeated names become arrays, Next's
 * own `$ACTION…` fields are left out. Keys that would touch a prototype are dropped.
 */
export function formObject(form: FormData): FormValue {
  const root = emptyBranch();
  for (const name of new Set(form.keys())) {
    const path = name.split('.');
    if (name.startsWith('$ACTION') || path.includes('__proto__') || path.length > 6) continue;
    const all = form.getAll(name);
    const [first] = all;
    if (first !== undefined) plant(root, path, all.length > 1 ? all : first);
  }
  return ripen(root);
}

/** Branches whose keys are 0, 1, 2 … are lists. */
function ripen(value: Branch[string]): FormValue {
  if (!isBranch(value)) return value;
  const keys = Object.keys(value);
  const ripe = Object.entries(value).map(([key, child]): [string, FormValue] => [key, ripen(child)]);
  const isList = keys.length > 0 && keys.every((key) => /^\d{1,3}$/.test(key));
  if (!isList) return Object.fromEntries(ripe);
  return ripe.toSorted(([left], [right]) => Number(left) - Number(right)).map(([, child]) => child);
}

function plant(root: Branch, path: readonly string[], value: Branch[string]): void {
  const last = path.at(-1) ?? '';
  let branch = root;
  for (const key of path.slice(0, -1)) {
    const next = branch[key];
    branch = isBranch(next) ? next : emptyBranch(branch, key);
  }
  branch[last] = value;
}

function emptyBranch(parent?: Branch, key = ''): Branch {
  const branch: Branch = Object.create(null);
  if (parent !== undefined) parent[key] = branch;
  return branch;
}

function isBranch(value: Branch[string] | undefined): value is Branch {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof File);
}

/** What was typed, flat, to fill the form again after an error. */
export function formValues(form: FormData): Record<string, string> {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts.filter(([name]) => !name.startsWith('$ACTION')));
}
