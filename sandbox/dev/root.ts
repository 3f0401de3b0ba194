import { fileURLToPath } from 'node:url';

/** Absolute path of the checkout, whatever the working directory is. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
