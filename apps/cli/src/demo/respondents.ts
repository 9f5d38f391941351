import { answerValidator, type InstrumentDefinition } from '@tongxing/instruments';
import { Respondent } from './answering.js';

/** Those who fill in instruments, by instrument and version. */
export class Respondents {
  readonly #made = new Map<string, Respondent>();

  /** @param definitions of an instrument's versions, oldest first */
  constructor(private readonly definitions: readonly InstrumentDefinition[]) {}

  /** @param version the newest where none is named @throws Error for an instrument that is not there */
  to(instrument: string, version?: string): Respondent {
    const name = `${instrument}@${version ?? ''}`;
    const made = this.#made.get(name) ?? this.#make(instrument, version);
    this.#made.set(name, made);
    return made;
  }

  #make(instrument: string, version: string | undefined): Respondent {
    const found = this.definitions.findLast(
      (d) => d.instrument === instrument && (version === undefined || d.version === version),
    );
    if (!found) throw new Error(`there is no ${instrument} ${version ?? ''}`);
    return new Respondent(found, answerValidator(found));
  }
}
