import { Injectable } from '@nestjs/common';
import type {
  DuplicatePair,
  DuplicatePairs,
  Identity,
  Merge,
  Merges,
  NewMerge,
  Permission,
} from '@tongxing/contracts';
import { currentActor } from '../../platform/actor/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { newId, now } from '../../platform/ids.js';
import { mayAtSite } from '../../platform/permissions/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeService } from '../../programme/index.js';
import { IdentityStore } from '../identities/identity-store.js';
import { plainTelephone } from '../identities/plain-forms.js';
import type { ParticipantEntity } from '../participant.entity.js';
import { ParticipantsRepository } from '../participants.repository.js';
import { findPairs, type Entry } from './find-pairs.js';
import { MergeEntity } from './merge.entity.js';
import { MergesRepository } from './merges.repository.js';

/** Most pairs that are shown: who has more mends a mapping first. */
const MOST_PAIRS = 500;

/** Children who were entered twice: found by what is known of them, merged by people, and parted again. */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly participants: ParticipantsRepository,
    private readonly identities: IdentityStore,
    private readonly repository: MergesRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Looks at every name at sites that the caller reaches, which the audit log says; none leaves.
   *
   * @throws ProblemException `not-found`
   */
  search(projectId: string): Promise<DuplicatePairs> {
    return this.unitOfWork.write(async (tx) => {
      await this.programme.requireProject(tx, projectId);
      const merged = new Set((await this.repository.standing(tx, projectId)).map(({ mergedId }) => mergedId));
      const people = (await this.participants.ofProject(tx, projectId)).filter(
        (person) => !merged.has(person.id) && reaches('identities.read', person),
      );
      const ids = people.map(({ id }) => id);
      const known = await this.identities.read(tx, projectId, ids, 'duplicates');
      const byId = new Map(people.map((person) => [person.id, person]));
      const pairs = findPairs(people.map((person) => toEntry(person, known.get(person.id))));
      this.audit.record(tx, {
        action: 'duplicates.sought',
        project: projectId,
        detail: { compared: people.length, found: pairs.length },
      });
      return {
        items: pairs.slice(0, MOST_PAIRS).map(({ first, second, score, reasons }): DuplicatePair => ({
          first: toShown(byId.get(first.id) as ParticipantEntity),
          second: toShown(byId.get(second.id) as ParticipantEntity),
          score,
          reasons: [...reasons],
        })),
      };
    });
  }

  /** Those of whose entries the caller reaches both. @throws ProblemException `not-found` */
  list(projectId: string): Promise<Merges> {
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, projectId);
      const reached = (await this.participants.ofProject(view, projectId))
        .filter((person) => reaches('participants.read', person))
        .map(({ id }) => id);
      const among = new Set(reached);
      const merges = await this.repository.all(view, projectId);
      return {
        items: merges.filter(({ keptId, mergedId }) => among.has(keptId) && among.has(mergedId)).map(toMerge),
      };
    });
  }

  /**
   * Makes one entry part of another: its answers, consents and history are read as the other's from now on.
   *
   * @throws ProblemException `participant-unknown`, also for one out of reach; `merge-impossible` for one entry with itself, or with one that is
   *   part of another or has others as its parts
   */
  merge(projectId: string, { kept, merged }: NewMerge): Promise<Merge> {
    return this.unitOfWork.write(async (tx) => {
      await this.#require(tx, projectId, [kept, merged]);
      await this.participants.hold(tx, [kept, merged].sort(), 'alone');
      const standing = await this.repository.standingWith(tx, [kept, merged]);
      const isFree = standing.every(({ keptId, mergedId }) => keptId === kept && mergedId !== merged);
      if (kept === merged || !isFree) throw new ProblemException('merge-impossible');
      const row: MergeEntity = {
        id: newId(),
        projectId,
        keptId: kept,
        mergedId: merged,
        mergedAt: now(),
        undoneAt: null,
      };
      await this.repository.insert(tx, row);
      this.#record(tx, 'participant.merged', row);
      return toMerge(row);
    });
  }

  /**
   * Parts what was merged.
   *
   * @throws ProblemException `not-found`, also for a merge that is undone, or of whose entries one is out of reach
   */
  undo(projectId: string, mergeId: string): Promise<Merge> {
    return this.unitOfWork.write(async (tx) => {
      const row = (await this.repository.standing(tx, projectId)).find(({ id }) => id === mergeId);
      const isReached = row && (await this.#reachesAll(tx, projectId, [row.keptId, row.mergedId]));
      if (!row || !isReached) throw new ProblemException('not-found');
      await this.participants.hold(tx, [row.keptId, row.mergedId].sort(), 'alone');
      row.undoneAt = now();
      await this.repository.markUndone(tx, row.id, row.undoneAt);
      this.#record(tx, 'participant.merge_undone', row);
      return toMerge(row);
    });
  }

  async #require(view: View, projectId: string, ids: readonly string[]): Promise<void> {
    if (!(await this.#reachesAll(view, projectId, ids))) throw new ProblemException('participant-unknown');
  }

  async #reachesAll(view: View, projectId: string, ids: readonly string[]): Promise<boolean> {
    const reached = (await this.participants.byId(view, ids)).filter(
      (person) => person.projectId === projectId && reaches('participants.write', person),
    );
    return ids.every((id) => reached.some((person) => person.id === id));
  }

  #record(
    tx: WriteTransaction,
    action: `participant.${string}`,
    { projectId, id, keptId, mergedId }: MergeEntity,
  ) {
    this.audit.record(tx, {
      action,
      project: projectId,
      subject: { kind: 'participant', id: keptId },
      detail: { merge: id, merged: mergedId },
    });
  }
}

const reaches = (permission: Permission, { projectId, siteId }: ParticipantEntity): boolean =>
  mayAtSite(currentActor(), permission, projectId, siteId);

const toEntry = (person: ParticipantEntity, identity: Identity | undefined): Entry => ({
  id: person.id,
  names: identity ? [identity.name, ...identity.otherNames] : [],
  birthMonth: person.birthMonth ?? undefined,
  sex: person.sex ?? undefined,
  telephones: (identity?.contacts ?? []).flatMap(({ telephones }) => telephones.map(plainTelephone)),
  site: person.siteId,
});

const toShown = ({ id, studyCode, siteId }: ParticipantEntity) => ({ id, studyCode, site: siteId });

const toMerge = ({ id, keptId, mergedId, mergedAt, undoneAt }: MergeEntity): Merge => ({
  id,
  kept: keptId,
  merged: mergedId,
  mergedAt,
  ...(undoneAt !== null && { undoneAt }),
});
