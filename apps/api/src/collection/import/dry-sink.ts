import type { ReadView } from '../../platform/database/index.js';
import type { ImportContext } from './import-context.js';
import type { ImportParts } from './import-parts.js';
import { differences, factsOf, type ParticipantFacts } from './participant-facts.js';
import type { ImportRow, RowFault } from './row-reader.js';
import { answerFaults, rowSubmission, type RowOutcome } from './row-submission.js';
import type { RowSink } from './row-sink.js';

/** Stands for a participant that a real run would enrol; no stored submission can be theirs. */
const NOT_ENROLLED = '00000000-0000-7000-8000-000000000000';

type Judged = { readonly faults: readonly RowFault[] } | { readonly id: string; readonly hash: string };

/** Says what would become of each row and writes nothing. It remembers the rows it has seen, as a database would. */
export class DrySink implements RowSink {
  readonly #people = new Map<string, ParticipantFacts & { id: string }>();
  /** Content hash by submission id. */
  readonly #submissions = new Map<string, string>();

  constructor(
    private readonly context: ImportContext,
    private readonly parts: ImportParts,
  ) {}

  take(rows: readonly ImportRow[]): Promise<RowOutcome[]> {
    return this.parts.unitOfWork.read(async (view) => {
      await this.#learn(view, rows);
      const outcomes = rows.map((row) => this.#judge(row));
      const stored = await this.#storedHashes(view, outcomes);
      return outcomes.map((outcome) => this.#outcome(outcome, stored));
    });
  }

  /** Learns what the database holds of the participants in these rows. */
  async #learn(view: ReadView, rows: readonly ImportRow[]): Promise<void> {
    const { projectId } = this.context;
    const unknown = [...new Set(rows.map((r) => r.participant))].filter((code) => !this.#people.has(code));
    const sites = new Map((await this.parts.frame.allSites(view, projectId)).map((s) => [s.id, s.code]));
    for (const person of await this.parts.roster.bySourceCodes(view, projectId, unknown))
      this.#people.set(person.sourceCode as string, { ...person, site: sites.get(person.siteId) ?? '' });
  }

  #judge(row: ImportRow): Judged {
    const known = this.#people.get(row.participant) ?? { ...factsOf(row), id: NOT_ENROLLED };
    const faults = [...answerFaults(this.context, row), ...differences(this.context.mapping, known, row)];
    if (faults.length > 0) return { faults };
    this.#people.set(row.participant, known);
    return rowSubmission(this.context, row, known.id);
  }

  async #storedHashes(view: ReadView, judged: readonly Judged[]): Promise<ReadonlyMap<string, string>> {
    const ids = judged.flatMap((j) => ('id' in j ? [j.id] : []));
    const stored = await this.parts.submissions.stored(view, ids);
    return new Map(stored.map(({ id, hash }) => [id, hash]));
  }

  #outcome(judged: Judged, stored: ReadonlyMap<string, string>): RowOutcome {
    if ('faults' in judged) return judged;
    const { id, hash } = judged;
    const known = stored.get(id) ?? this.#submissions.get(id);
    this.#submissions.set(id, hash);
    if (known === undefined) return 'stored';
    if (known === hash) return 'unchanged';
    return { faults: [{ code: 'submission-conflict', column: this.context.mapping.columns.participant }] };
  }
}
