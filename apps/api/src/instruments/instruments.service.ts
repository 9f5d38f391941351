import { Injectable } from '@nestjs/common';
import {
  compareVersions,
  type InstrumentVersion,
  type InstrumentVersionSummary,
  type PageQuery,
} from '@tongxing/contracts';
import {
  contentHash,
  flagCuts,
  keyHash,
  rendersOnScreen,
  type InstrumentDefinition,
  type ScoringKey,
} from '@tongxing/instruments';
import { AuditLog } from '../platform/audit/index.js';
import { isTaken, pageOf, UnitOfWork, type View } from '../platform/database/index.js';
import { newId, now, sha256 } from '../platform/ids.js';
import { ProblemException } from '../platform/problems/index.js';
import type { InstrumentVersionEntity } from './instrument-version.entity.js';
import { InstrumentsRepository } from './instruments.repository.js';
import { PublishedVersions, type PublishedVersion } from './published-version.js';

/** Published instrument versions: what may be answered, and how it is scored. */
@Injectable()
export class InstrumentsService {
  readonly #versions = new PublishedVersions();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: InstrumentsRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Publishes a version that has passed its checks. Publishing the same content again changes nothing.
   *
   * @throws ProblemException `instrument-version-immutable` when other content is published under its number
   */
  async publish(definition: InstrumentDefinition): Promise<{ version: PublishedVersion; isNew: boolean }> {
    const row = toRow(definition);
    const isNew = await this.unitOfWork
      .write(async (tx) => {
        await this.repository.insert(tx, row);
        const subject = { kind: 'instrument-version', id: row.id };
        this.audit.record(tx, { action: 'instrument.published', subject, detail: { hash: row.contentHash } });
      })
      .then(() => true)
      .catch((error: unknown) => {
        if (isTaken(error)) return false;
        throw error;
      });
    const version = await this.pinned(definition.instrument, definition.version);
    if (version?.contentHash !== row.contentHash) throw new ProblemException('instrument-version-immutable');
    return { version, isNew };
  }

  /** The published version of that name, or undefined. */
  async pinned(instrument: string, version: string): Promise<PublishedVersion | undefined> {
    return (
      this.#versions.get(instrument, version) ??
      this.unitOfWork.read((view) => this.pinnedIn(view, instrument, version))
    );
  }

  /** The same, for who has a view open already. */
  async pinnedIn(view: View, instrument: string, version: string): Promise<PublishedVersion | undefined> {
    const ready = this.#versions.get(instrument, version);
    if (ready) return ready;
    const row = await this.repository.find(view, instrument, version);
    return row ? this.#versions.add(row) : undefined;
  }

  async byId(view: View, id: string): Promise<PublishedVersion> {
    const row = await this.repository.findById(view, id);
    if (!row) throw new ProblemException('instrument-version-unknown');
    return this.#versions.get(row.instrument, row.version) ?? this.#versions.add(row);
  }

  /** The newest published version of each of these instruments that has one. */
  async newest(view: View, instruments: readonly string[]) {
    const versions = await this.repository.versionsOf(view, instruments);
    return new Map(
      versions.sort((a, b) => compareVersions(a.version, b.version)).map((row) => [row.instrument, row]),
    );
  }

  list(page: PageQuery) {
    return this.unitOfWork.read(async (view) => pageOf(await this.repository.page(view, page), toSummary));
  }

  /** @throws ProblemException `not-found` */
  async find(instrument: string, version: string): Promise<InstrumentVersion> {
    const row = await this.unitOfWork.read((view) => this.repository.find(view, instrument, version));
    if (!row) throw new ProblemException('not-found');
    const { questionnaire, key } = row.definition;
    return {
      ...toSummary(row),
      key: { ...key },
      ...(questionnaire && rendersOnScreen(row.definition) && { questionnaire }),
    };
  }
}

const toRow = (definition: InstrumentDefinition): InstrumentVersionEntity => ({
  id: newId(),
  instrument: definition.instrument,
  version: definition.version,
  contentHash: contentHash(definition, sha256),
  keyHash: keyHash(definition, sha256),
  definition,
  publishedAt: now(),
});

const toSummary = ({
  instrument,
  version,
  contentHash,
  definition,
}: InstrumentVersionEntity): InstrumentVersionSummary => ({
  instrument,
  version,
  hash: contentHash,
  title: definition.provenance.title,
  rendersOnScreen: rendersOnScreen(definition),
  items: Object.keys(definition.key.items).length,
  respondent: definition.provenance.respondent,
  ...(definition.provenance.ages && { ages: definition.provenance.ages }),
  ...cutsOf(definition.key),
});

function cutsOf({ redFlags = [], scales }: ScoringKey): Pick<InstrumentVersionSummary, 'cuts'> {
  const cuts = redFlags.flatMap((flag) =>
    flagCuts(flag).flatMap(({ scale, cut }) => {
      const named = scales.find(({ id }) => id === scale);
      return named ? [{ name: cut, scale: named.name, flag: flag.name }] : [];
    }),
  );
  return cuts.length > 0 ? { cuts } : {};
}
