import { Injectable } from '@nestjs/common';
import type { BilingualText, Language } from '@tongxing/contracts';
import type { View, WriteTransaction } from '../platform/database/index.js';

/** Tells what is held about a participant. Given a transaction that can write, since looking at names is recorded. */
export type SubjectDataSource<T = unknown> = (
  tx: WriteTransaction,
  projectId: string,
  participantId: string,
) => Promise<T>;

/** How a copy is to be read: in which language, and whether it holds what the child answered in confidence. */
export interface CopyReader {
  readonly language: Language;
  readonly childAnswers: boolean;
}

/** Something held, as label and value. */
export interface ToldEntry {
  readonly heading: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
}

/** How a part of the copy is told to the person it is about. */
export interface Telling<T> {
  readonly title: BilingualText;
  tell(view: View, data: T, reader: CopyReader): Promise<readonly ToldEntry[]>;
}

export interface ToldPart {
  readonly title: string;
  readonly entries: readonly ToldEntry[];
}

interface Part {
  readonly read: SubjectDataSource;
  readonly telling: Telling<unknown>;
}

/** Where features say what they hold about a participant, for whoever may ask to see it. */
@Injectable()
export class SubjectDataSources {
  readonly #parts = new Map<string, Part>();

  /**
   * @param part what the copy calls it
   * @param telling how it is told in words
   */
  also<T>(part: string, source: SubjectDataSource<T>, telling: Telling<T>): void {
    this.#parts.set(part, { read: source, telling });
  }

  async collect(
    tx: WriteTransaction,
    projectId: string,
    participantId: string,
  ): Promise<Record<string, unknown>> {
    const parts: Record<string, unknown> = {};
    for (const [part, { read }] of this.#parts) parts[part] = await read(tx, projectId, participantId);
    return parts;
  }

  /** The same in words. */
  async told(
    tx: WriteTransaction,
    projectId: string,
    participantId: string,
    reader: CopyReader,
  ): Promise<ToldPart[]> {
    const told: ToldPart[] = [];
    for (const { read, telling } of this.#parts.values()) {
      const data = await read(tx, projectId, participantId);
      told.push({ title: telling.title[reader.language], entries: await telling.tell(tx, data, reader) });
    }
    return told;
  }
}
