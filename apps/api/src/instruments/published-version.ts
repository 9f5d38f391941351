import { answerValidator, type AnswerValidator, type InstrumentDefinition } from '@tongxing/instruments';
import type { InstrumentVersionEntity } from './instrument-version.entity.js';

/** A published version ready for use: its definition, its hashes, and its validator. */
export interface PublishedVersion {
  readonly id: string;
  readonly contentHash: string;
  readonly keyHash: string;
  readonly definition: InstrumentDefinition;
  readonly validate: AnswerValidator;
}

/** Versions kept ready at a time: more than a programme fields at once, few enough for a small server. */
const LARGEST_CACHE = 200;

/** Keeps versions ready. They never change, so nothing here can grow stale. */
export class PublishedVersions {
  readonly #ready = new Map<string, PublishedVersion>();

  get(instrument: string, version: string): PublishedVersion | undefined {
    return this.#ready.get(`${instrument}@${version}`);
  }

  add(row: InstrumentVersionEntity): PublishedVersion {
    const published = prepare(row);
    if (this.#ready.size >= LARGEST_CACHE) this.#ready.delete(this.#ready.keys().next().value ?? '');
    this.#ready.set(`${row.instrument}@${row.version}`, published);
    return published;
  }
}

function prepare({ id, contentHash, keyHash, definition }: InstrumentVersionEntity): PublishedVersion {
  let validate: AnswerValidator | undefined;
  return {
    id,
    contentHash,
    keyHash,
    definition,
    validate: (answers) => (validate ??= answerValidator(definition))(answers),
  };
}
