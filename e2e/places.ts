/** First port of each stack under test, whose other ports are counted from it. */
const bases = { together: 13_100, alone: 13_300 } as const;

export type StackName = keyof typeof bases;

const isStack = (name: string): name is StackName => Object.hasOwn(bases, name);

function readStack(name = 'together'): StackName {
  if (isStack(name)) return name;
  throw new Error(`E2E_STACK is one of ${Object.keys(bases).join(', ')}`);
}

/** Which stack is under test (playwright.config.ts): folders and ports of its own, because they run beside each other. */
export const stack = readStack(process.env.E2E_STACK);

const base = Number(process.env.E2E_PORT ?? bases[stack]);

export const ports = { app: base, sandbox: base + 11, mail: base + 80, smtp: base + 81, postgres: base + 32 };

export const appUrl = `http://127.0.0.1:${ports.app}`;
export const sandboxUrl = `http://127.0.0.1:${ports.sandbox}`;
export const mailUrl = `http://127.0.0.1:${ports.mail}`;
