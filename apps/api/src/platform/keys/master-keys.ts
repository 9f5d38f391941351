import { existsSync } from 'node:fs';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Configuration } from '../config/config.js';
import type { View } from '../database/index.js';
import { ProblemException } from '../problems/index.js';
import type { DataKeyEntity } from './data-key.entity.js';
import { DataKeysRepository } from './data-keys.repository.js';
import { wrappingContext } from './key-place.js';
import { MasterKey } from './master-key.js';

export const MASTER_KEY_SOURCE = Symbol('master key source');

/** The master key as configured, read when it is first needed. */
@Injectable()
export class MasterKeys {
  readonly #logger = new Logger('Keys');
  readonly #opened = new Map<string, Buffer>();
  #master: MasterKey | undefined;

  constructor(
    @Inject(MASTER_KEY_SOURCE) private readonly source: Configuration['masterKey'],
    private readonly repository: DataKeysRepository,
  ) {}

  /**
   * The master key. Where its file may be made and nothing is wrapped yet, it is made now; where something is,
   * a missing file is a lost key, and a new one would hide the loss.
   *
   * @throws ProblemException `keys-unavailable`
   */
  async current(view: View): Promise<MasterKey> {
    if (this.#master) return this.#master;
    try {
      return (this.#master = await this.#read(view));
    } catch (error) {
      const { name, code } = error as NodeJS.ErrnoException;
      throw this.#unavailable(`the master key cannot be read: ${code ?? name}`);
    }
  }

  /**
   * The key that a row holds wrapped.
   *
   * @throws ProblemException `keys-unavailable` where another master key wraps it
   */
  async unwrap(view: View, row: DataKeyEntity): Promise<Buffer> {
    const context = wrappingContext(row);
    const known = this.#opened.get(context + String(row.wrapped));
    if (known) return known;
    const master = await this.current(view);
    if (master.id !== row.masterKey)
      throw this.#unavailable(`keys are wrapped by master key ${row.masterKey}, and ${master.id} is given`);
    const opened = master.unwrap(row.wrapped ?? '', context);
    this.#opened.set(context + String(row.wrapped), opened);
    return opened;
  }

  async #read(view: View): Promise<MasterKey> {
    const { source } = this;
    if (source.kind === 'none') throw this.#unavailable('no master key is configured');
    if (source.kind === 'value') return MasterKey.of(source.value);
    const mayBeMade = source.mayBeMade && !existsSync(source.path);
    if (!mayBeMade || (await this.repository.alive(view)).length > 0) return MasterKey.read(source.path);
    return makeOrRead(source.path);
  }

  #unavailable(reason: string): ProblemException {
    this.#logger.error(reason);
    return new ProblemException('keys-unavailable');
  }
}

/** Another process may make it at the same time: whichever is there first is the one. */
function makeOrRead(path: string): MasterKey {
  try {
    return MasterKey.make(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return MasterKey.read(path);
    throw error;
  }
}
