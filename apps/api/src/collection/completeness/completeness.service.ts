import { Injectable } from '@nestjs/common';
import type { WaveCompleteness } from '@tongxing/contracts';
import { speaksOf } from '@tongxing/instruments';
import { InstrumentsService } from '../../instruments/index.js';
import { currentActor } from '../../platform/actor/index.js';
import { UnitOfWork, type View } from '../../platform/database/index.js';
import { sitesWhere } from '../../platform/permissions/index.js';
import { AssignmentsRepository } from '../assignments/index.js';
import { ProtocolsService } from '../protocol/index.js';
import { CompletenessRepository } from './completeness.repository.js';
import { completenessOf, type Subjects } from './completeness.js';

/** What has arrived at a wave beside what was planned: for those who read assignments, and nothing of the answers. */
@Injectable()
export class CompletenessService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly protocols: ProtocolsService,
    private readonly instruments: InstrumentsService,
    private readonly assignments: AssignmentsRepository,
    private readonly repository: CompletenessRepository,
  ) {}

  /** Of the sites that the caller reaches. @throws ProblemException `wave-unknown` */
  find(projectId: string, waveId: string): Promise<WaveCompleteness> {
    return this.unitOfWork.read(async (view) => {
      const { closesOn } = await this.protocols.requireWave(view, projectId, waveId);
      const among = { waveId, sites: sitesWhere(currentActor(), 'assignments.read', projectId) };
      const outcomes = await this.assignments.outcomes(view, among);
      const received = await this.repository.received(view, projectId, among);
      const roster = await this.repository.roster(
        view,
        projectId,
        among,
        await this.#ofPeople(view, projectId),
        closesOn ?? undefined,
      );
      const subjects = await this.#subjects(view, [...outcomes, ...received]);
      return {
        roster: roster.map(({ siteId, ...counts }) => ({ site: siteId, ...counts })),
        questionnaires: completenessOf(subjects, outcomes, received),
      };
    });
  }

  /** Of the versions that a project has answers to, those that speak of people. */
  async #ofPeople(view: View, projectId: string): Promise<string[]> {
    const found: string[] = [];
    for (const id of await this.repository.versions(view, projectId)) {
      const { definition } = await this.instruments.byId(view, id);
      if (speaksOf(definition.key) === 'participant') found.push(id);
    }
    return found;
  }

  /** Of whom each of these questionnaires speaks: so in one version, so in all. */
  async #subjects(view: View, rows: readonly { readonly instrument: string }[]): Promise<Subjects> {
    const newest = await this.instruments.newest(view, [...new Set(rows.map(({ instrument }) => instrument))]);
    const subjects: Subjects = new Map();
    for (const [instrument, { id }] of newest)
      subjects.set(instrument, speaksOf((await this.instruments.byId(view, id)).definition.key));
    return subjects;
  }
}
