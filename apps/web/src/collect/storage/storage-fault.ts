/**
 * Why the device's storage did not do what was asked.
 *
 * | kind          | what happened                                              |
 * |---------------|------------------------------------------------------------|
 * | `full`        | there is no room left; nothing was written                 |
 * | `aborted`     | the browser undid the transaction, twice; nothing was written |
 * | `newer`       | a later version of the app has been here; nothing is touched |
 * | `in-the-way`  | a page of an older version holds the storage open          |
 * | `unavailable` | the browser gives no storage at all                        |
 */
export type StorageFaultKind = 'full' | 'aborted' | 'newer' | 'in-the-way' | 'unavailable';

export class StorageFault extends Error {
  constructor(
    readonly kind: StorageFaultKind,
    cause?: unknown,
  ) {
    super(kind, { cause });
  }
}

export function storageFault(error: unknown): StorageFault {
  if (error instanceof StorageFault) return error;
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return new StorageFault('full', error);
  if (name === 'VersionError') return new StorageFault('newer', error);
  return new StorageFault('aborted', error);
}
