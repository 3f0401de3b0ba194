import { crashPointSetting } from '@/lib/env';

/**
 * A named step at which tests kill the process (`CRASH_POINT=request.sent`), to prove that a restart loses nothing
 * and does nothing twice. Without the setting it does nothing.
 */
export function crashPoint(name: string): void {
  if (crashPointSetting() === name) process.exit(137);
}
