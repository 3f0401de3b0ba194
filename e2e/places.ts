/** Which stack is under test: its own folders, so that another run beside it or after it takes nothing away. */
export const stack = process.env.E2E_STACK ?? 'stack';

const base = Number(process.env.E2E_PORT ?? 13_100);

/** Ports of the stack under test: the application's, and the others counted from it. */
export const ports = { app: base, sandbox: base + 11, mail: base + 80, smtp: base + 81, postgres: base + 32 };

export const appUrl = `http://127.0.0.1:${ports.app}`;
export const sandboxUrl = `http://127.0.0.1:${ports.sandbox}`;
export const mailUrl = `http://127.0.0.1:${ports.mail}`;
