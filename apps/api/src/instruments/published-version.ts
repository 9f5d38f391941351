import {
  answeredShareOf,
  answerValidator,
  type AnswerValidator,
  type InstrumentDefinition,
} from '@tongxing/instruments';
import type { InstrumentVersionEntity } from './instrument-version.entity.js';

/** A published version ready for use: its definition, its hashes, and its validator. */
export interface PublishedVersion {
  readonly id: string;
  readonly contentHash: string;
  readonly keyHash: string;
  readonly definition: InstrumentDefinition;
  readonly validate: AnswerValidator;
  /** Of the key's items that were asked, the share that has an answer. */
  readonly answeredShare: ReturnType<typeof answeredShareOf>;
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
    const published = readyVersion(row);
    if (this.#ready.size >= LARGEST_CACHE) this.#ready.delete(this.#ready.keys().next().value ?? '');
    this.#ready.set(`${row.instrument}@${row.version}`, published);
    return published;
  }
}

/** A version with what it takes to judge its answers; nothing is compiled before it is needed. */
export function readyVersion({
  id,
  contentHash,
  keyHash,
  definition,
}: Pick<InstrumentVersionEntity, 'id' | 'contentHash' | 'keyHash' | 'definition'>): PublishedVersion {
  let validate: AnswerValidator | undefined;
  let answeredShare: ReturnType<typeof answeredShareOf> | undefined;
  return {
    id,
    contentHash,
    keyHash,
    definition,
    validate: (answers) => (validate ??= answerValidator(definition))(answers),
    answeredShare: (answers) => (answeredShare ??= answeredShareOf(definition))(answers),
  };
}
