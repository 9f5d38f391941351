import { Injectable } from '@nestjs/common';
import { Workshop, type Watch } from './workshop.js';

/** Work done in this process: that of a command, or of the workshop's own process. */
@Injectable()
export class WorkshopHere extends Workshop {
  override async make(kind: string, order: unknown, { progress, signal }: Watch = {}): Promise<unknown> {
    const craft = this.crafts.get(kind);
    if (!craft) throw new TypeError(`nobody here does ${kind}`);
    const made = await craft(order, (percent) => {
      signal?.throwIfAborted();
      progress?.(percent);
    });
    signal?.throwIfAborted();
    return made;
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }
}
