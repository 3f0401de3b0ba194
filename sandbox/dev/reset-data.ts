import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { stopLeftServer } from '../postgres/cluster';
import { openRunRecord } from './run-record';

/** `--reset`: removes what the stack keeps. Refuses while another run uses it; knows nothing of a database of one's own. */
export async function resetData(dataDir: string): Promise<void> {
  const record = await openRunRecord(dataDir);
  await stopLeftServer(join(dataDir, 'postgres'));
  record.close();
  rmSync(dataDir, { recursive: true, force: true });
}
