import type { ParticipantEntity } from '../../people/index.js';
import type { WriteTransaction } from '../../platform/database/index.js';
import type { StoreOutcome } from '../submission-store.js';
import type { ImportContext } from './import-context.js';
import type { ImportParts } from './import-parts.js';
import { differences } from './participant-facts.js';
import type { ImportRow, RowFault } from './row-reader.js';
import { answerFaults, rowSubmission, type RowOutcome } from './row-submission.js';
import type { RowSink } from './row-sink.js';

/** Stores rows: sites and participants as they are met, each batch in one transaction. */
export class StoringSink implements RowSink {
  constructor(
    private readonly context: ImportContext,
    private readonly parts: ImportParts,
  ) {}

  async take(rows: readonly ImportRow[]): Promise<RowOutcome[]> {
    const outcomes = new Map<ImportRow, RowOutcome>();
    const sound = rows.filter((row) => !this.#reject(outcomes, row, answerFaults(this.context, row)));
    if (sound.length > 0) for (const [row, outcome] of await this.#write(sound)) outcomes.set(row, outcome);
    return rows.map((row) => outcomes.get(row) as RowOutcome);
  }

  /** Where another import meets the same new participant first, it is there to be found the next time. */
  #write(rows: readonly ImportRow[]): Promise<Map<ImportRow, RowOutcome>> {
    return this.parts.unitOfWork.writeOrRetry((tx) => this.#store(tx, rows));
  }

  #reject(outcomes: Map<ImportRow, RowOutcome>, row: ImportRow, faults: readonly RowFault[]): boolean {
    if (faults.length > 0) outcomes.set(row, { faults });
    return faults.length > 0;
  }

  async #store(tx: WriteTransaction, rows: readonly ImportRow[]): Promise<Map<ImportRow, RowOutcome>> {
    const outcomes = new Map<ImportRow, RowOutcome>();
    const siteIds = await this.#siteIds(tx, rows);
    const siteCodes = new Map([...siteIds].map(([code, id]) => [id, code]));
    const people = await this.#people(tx, rows, siteIds);
    const consistent = rows.filter((row) => {
      const person = people.get(row.participant) as ParticipantEntity;
      const known = { ...person, site: siteCodes.get(person.siteId) ?? '' };
      return !this.#reject(outcomes, row, differences(this.context.mapping, known, row));
    });
    const submissions = consistent.map((row) =>
      rowSubmission(this.context, row, (people.get(row.participant) as ParticipantEntity).id),
    );
    const stored = await this.parts.store.store(tx, submissions, true);
    consistent.forEach((row, i) => outcomes.set(row, this.#outcome(stored[i])));
    return outcomes;
  }

  #outcome(outcome: StoreOutcome | undefined): RowOutcome {
    if (outcome?.kind === 'created') return 'stored';
    if (outcome?.kind === 'identical') return 'unchanged';
    const isWithdrawn = outcome?.kind === 'refused' && outcome.problem === 'consent-withdrawn';
    const code = isWithdrawn ? 'consent-withdrawn' : 'submission-conflict';
    return { faults: [{ code, column: this.context.mapping.columns.participant }] };
  }

  async #siteIds(tx: WriteTransaction, rows: readonly ImportRow[]): Promise<Map<string, string>> {
    const { mapping, projectId } = this.context;
    const known = new Map((await this.parts.frame.allSites(tx, projectId)).map((s) => [s.code, s.id]));
    for (const code of new Set(rows.map((row) => row.site))) {
      if (known.has(code)) continue;
      const name = mapping.sites.names[code] ?? { zh: code, en: code };
      const site = await this.parts.programme.addSite(tx, projectId, { code, name, kind: mapping.sites.kind });
      known.set(code, site.id);
    }
    return known;
  }

  async #people(
    tx: WriteTransaction,
    rows: readonly ImportRow[],
    siteIds: ReadonlyMap<string, string>,
  ): Promise<Map<string, ParticipantEntity>> {
    const { projectId } = this.context;
    const codes = [...new Set(rows.map((row) => row.participant))];
    const known = await this.parts.roster.bySourceCodes(tx, projectId, codes);
    const found = new Map(known.map((p) => [p.sourceCode as string, p]));
    const fresh = codes.flatMap((code) =>
      found.has(code) ? [] : (rows.find((r) => r.participant === code) ?? []),
    );
    const enrolled = await this.parts.participants.enrol(
      tx,
      projectId,
      fresh.map((row) => ({
        ...row.about,
        sourceCode: row.participant,
        site: siteIds.get(row.site) as string,
      })),
    );
    for (const person of enrolled) found.set(person.sourceCode as string, person);
    return found;
  }
}
