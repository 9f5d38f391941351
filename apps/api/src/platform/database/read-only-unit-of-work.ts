import type { ReadView } from './transaction.js';
import { UnitOfWork } from './unit-of-work.js';

/** Reads as another does, and writes nothing. */
export class ReadOnlyUnitOfWork extends UnitOfWork {
  constructor(private readonly inner: UnitOfWork) {
    super();
  }

  override read<T>(work: (view: ReadView) => Promise<T>): Promise<T> {
    return this.inner.read(work);
  }

  override snapshot<T>(work: (view: ReadView) => Promise<T>): Promise<T> {
    return this.inner.snapshot(work);
  }

  override close(): Promise<void> {
    return this.inner.close();
  }

  protected override writeAlone(): Promise<never> {
    return Promise.reject(new TypeError('this process only reads'));
  }
}
