import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { PageQuery } from '@tongxing/contracts';
import {
  findPage,
  inParts,
  insertMany,
  plainRows,
  type Plain,
  type View,
  type WriteTransaction,
} from '../platform/database/index.js';
import { ParticipantEntity } from './participant.entity.js';

const DESCRIBED = ['id', 'siteId', 'arm', 'sex', 'birthMonth', 'covariates'] as const;
export type DescribedParticipant = Plain<ParticipantEntity, (typeof DESCRIBED)[number]>;

@Injectable()
export class ParticipantsRepository {
  insertMany(tx: WriteTransaction, rows: readonly ParticipantEntity[]): Promise<void> {
    return insertMany(tx, ParticipantEntity, rows);
  }

  async setSite(tx: WriteTransaction, id: string, siteId: string): Promise<void> {
    await tx.manager.update(ParticipantEntity, { id }, { siteId });
  }

  async addFacts(
    tx: WriteTransaction,
    id: string,
    facts: Pick<ParticipantEntity, 'arm' | 'sex' | 'birthMonth' | 'covariates'>,
  ): Promise<void> {
    await tx.manager.update(ParticipantEntity, { id }, facts);
  }

  /**
   * Holds participants until the commit: together with others who only need them not to change, or alone. On SQLite
   * there is one writer anyway.
   */
  async hold(tx: WriteTransaction, ids: readonly string[], how: 'together' | 'alone'): Promise<void> {
    if (tx.manager.dataSource.options.type !== 'postgres' || ids.length === 0) return;
    await inParts(ids, (part) =>
      tx.manager
        .createQueryBuilder(ParticipantEntity, 'participant')
        .select('participant.id')
        .where({ id: In(part) })
        .orderBy('participant.id')
        .setLock(how === 'alone' ? 'pessimistic_write' : 'pessimistic_read')
        .getMany(),
    );
  }

  /** In the order of their study codes, which tells nothing about anybody. */
  atSites(
    view: View,
    projectId: string,
    siteIds: readonly string[],
    most: number,
  ): Promise<ParticipantEntity[]> {
    return view.manager.find(ParticipantEntity, {
      where: { projectId, siteId: In(siteIds) },
      order: { studyCode: 'ASC' },
      take: most,
    });
  }

  /** @param sites the sites among whose participants to look */
  page(view: View, projectId: string, page: PageQuery, sites: 'all' | readonly string[]) {
    const among = sites === 'all' ? { projectId } : { projectId, siteId: In(sites) };
    return findPage(view.manager.getRepository(ParticipantEntity), among, page);
  }

  /** All of a project's participants that analyses rest on, in pages by id; covariates as JSON text. */
  described(view: View, projectId: string, after: string, limit: number): Promise<DescribedParticipant[]> {
    return plainRows(view, ParticipantEntity, DESCRIBED, (query) =>
      query
        .where('row.projectId = :projectId AND row.id > :after', { projectId, after })
        .orderBy('row.id')
        .limit(limit),
    );
  }

  ofProject(view: View, projectId: string): Promise<ParticipantEntity[]> {
    return view.manager.find(ParticipantEntity, { where: { projectId }, order: { id: 'ASC' } });
  }

  byId(view: View, ids: readonly string[]): Promise<ParticipantEntity[]> {
    return inParts(ids, (part) => view.manager.findBy(ParticipantEntity, { id: In(part) }));
  }

  byStudyCode(view: View, projectId: string, studyCode: string): Promise<ParticipantEntity | null> {
    return view.manager.findOneBy(ParticipantEntity, { projectId, studyCode });
  }

  bySourceCodes(view: View, projectId: string, sourceCodes: readonly string[]): Promise<ParticipantEntity[]> {
    return inParts(sourceCodes, (part) =>
      view.manager.findBy(ParticipantEntity, { projectId, sourceCode: In(part) }),
    );
  }

  async takenStudyCodes(view: View, studyCodes: readonly string[]): Promise<Set<string>> {
    const rows = await inParts(studyCodes, (part) =>
      view.manager.find(ParticipantEntity, {
        where: { studyCode: In(part) },
        select: { id: true, studyCode: true },
      }),
    );
    return new Set(rows.map((row) => row.studyCode));
  }
}
