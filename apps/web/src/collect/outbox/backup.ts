import { localDay } from '../../shell/local-day';
import { readOutbox } from './outbox-store';

/** Saves all sealed items as a file that only the server can open. Nothing leaves the outbox. @throws StorageFault */
export async function saveBackup(database: IDBDatabase): Promise<void> {
  const items = (await readOutbox(database)).flatMap(({ item }) => ('sealed' in item ? [item.sealed] : []));
  const { writeBackup } = await import('./sealing');
  const address = URL.createObjectURL(new Blob([writeBackup(items)], { type: 'application/x-ndjson' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `tongxing-${localDay(new Date())}.txt`;
  link.click();
  // The browser reads the file after the click has been dealt with.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
