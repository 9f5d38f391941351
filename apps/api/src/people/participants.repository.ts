import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { PageQuery } from '@tongxing/contracts';
import { findPage, insertMany, type View, type WriteTransaction } from '../platform/database/index.js';
import { ParticipantEntity } from './participant.entity.js';

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

  /** @param sites the sites among whose participants to look */
  page(view: View, projectId: string, page: PageQuery, sites: 'all' | readonly string[]) {
    const among = sites === 'all' ? { projectId } : { projectId, siteId: In(sites) };
    return findPage(view.manager.getRepository(ParticipantEntity), among, page);
  }

  byId(view: View, ids: readonly string[]): Promise<ParticipantEntity[]> {
    return view.manager.findBy(ParticipantEntity, { id: In(ids) });
  }

  byStudyCode(view: View, projectId: string, studyCode: string): Promise<ParticipantEntity | null> {
    return view.manager.findOneBy(ParticipantEntity, { projectId, studyCode });
  }

  bySourceCodes(view: View, projectId: string, sourceCodes: readonly string[]): Promise<ParticipantEntity[]> {
    return view.manager.findBy(ParticipantEntity, { projectId, sourceCode: In(sourceCodes) });
  }

  async takenStudyCodes(view: View, studyCodes: readonly string[]): Promise<Set<string>> {
    const rows = await view.manager.find(ParticipantEntity, {
      where: { studyCode: In(studyCodes) },
      select: { id: true, studyCode: true },
    });
    return new Set(rows.map((row) => row.studyCode));
  }
}
