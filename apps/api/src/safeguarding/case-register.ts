import { Injectable } from '@nestjs/common';
import type { ReadView } from '../platform/database/index.js';
import { AlertsRepository } from './alerts.repository.js';
import { summaryOf, type CaseSummary } from './case-file.js';
import { CaseFiles } from './case-files.js';

interface Known {
  /** Lines of the log that the summary knows of. */
  readonly entries: number;
  readonly summary: CaseSummary;
}

/** Cases that are opened before other requests get a turn. */
const BATCH = 250;

/**
 * How every case of a project stands, for lists and clocks. Alerts and logs are only ever added to, so what was
 * opened once holds for as long as its log is as long: a reading opens what is new since the last one. The register
 * is in this process's memory only. An index in the database that says which cases are open would say it to
 * everybody who holds a copy of it.
 */
@Injectable()
export class CaseRegister {
  readonly #projects = new Map<string, Map<string, Known>>();

  constructor(
    private readonly repository: AlertsRepository,
    private readonly files: CaseFiles,
  ) {}

  /**
   * @param view committed data only: what is undone later must not be remembered
   * @throws ProblemException `key-destroyed`, `keys-unavailable`; what was known is then forgotten
   */
  async all(view: ReadView, project: string): Promise<CaseSummary[]> {
    const lengths = await this.repository.logLengths(view, project);
    if (lengths.length === 0) return [];
    const known = await this.#known(view, project);
    const grown = lengths.filter(({ id, entries }) => known.get(id)?.entries !== entries).map(({ id }) => id);
    for (let start = 0; start < grown.length; start += BATCH) {
      for (const file of await this.files.some(view, project, grown.slice(start, start + BATCH)))
        known.set(file.id, { entries: file.log.length, summary: summaryOf(file) });
      await new Promise(setImmediate);
    }
    return lengths.flatMap(({ id }) => known.get(id)?.summary ?? []);
  }

  async #known(view: ReadView, project: string): Promise<Map<string, Known>> {
    await this.files.requireReadable(view, project).catch((error: unknown) => {
      this.#projects.delete(project);
      throw error;
    });
    const known = this.#projects.get(project) ?? new Map<string, Known>();
    this.#projects.set(project, known);
    return known;
  }
}
