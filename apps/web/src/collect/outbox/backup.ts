import { localDay } from '../../shell/local-day';
import { saveFile } from '../../shell/save-file';
import { readOutbox } from './outbox-store';

/** Saves all sealed items as a file that only the server can open. Nothing leaves the outbox. @throws StorageFault */
export async function saveBackup(database: IDBDatabase): Promise<void> {
  const items = (await readOutbox(database)).flatMap(({ item }) => ('sealed' in item ? [item.sealed] : []));
  const { writeBackup } = await import('./sealing');
  const file = new Blob([writeBackup(items)], { type: 'application/x-ndjson' });
  saveFile(file, `tongxing-${localDay(new Date())}.txt`);
}
