import { Injectable } from '@nestjs/common';
import { currentActor } from '../../platform/actor/index.js';
import { UnitOfWork, type View } from '../../platform/database/index.js';
import { now } from '../../platform/ids.js';
import { mayAtSite } from '../../platform/permissions/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository, ProgrammeService } from '../../programme/index.js';
import { ParticipantsRepository } from '../participants.repository.js';
import { cardSheets, type CardSheet } from './card-sheets.js';

/** Cards of one file: a hundred sheets are printed in one go, more jam the printer. */
const MOST_CARDS = 1_000;

/** Cards with which participants are known again, in person and without their names. */
@Injectable()
export class CardsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly frame: ProgrammeRepository,
    private readonly participants: ParticipantsRepository,
  ) {}

  /**
   * The cards of the sites that the caller reaches, or of one of them, on sheets of their own for each site.
   *
   * @throws ProblemException `not-found` for a project or participants that are not there; `site-unknown`, also for
   *   one out of reach; `too-many-cards`
   */
  async print(projectId: string, siteId?: string): Promise<Uint8Array> {
    const { mark, sheets } = await this.unitOfWork.read(async (view) => {
      const project = await this.programme.requireProject(view, projectId);
      return { mark: project.name.zh, sheets: await this.#sheets(view, projectId, siteId) };
    });
    return cardSheets(mark, sheets, new Date(now()));
  }

  async #sheets(view: View, projectId: string, siteId: string | undefined): Promise<CardSheet[]> {
    const sites = (await this.frame.allSites(view, projectId)).filter(({ id }) =>
      mayAtSite(currentActor(), 'participants.read', projectId, id),
    );
    const chosen = siteId === undefined ? sites : sites.filter(({ id }) => id === siteId);
    if (siteId !== undefined && chosen.length === 0) throw new ProblemException('site-unknown');
    const people = await this.participants.atSites(
      view,
      projectId,
      chosen.map(({ id }) => id),
      MOST_CARDS + 1,
    );
    if (people.length === 0) throw new ProblemException('not-found');
    if (people.length > MOST_CARDS) throw new ProblemException('too-many-cards');
    return chosen.map(({ id, code, name }) => ({
      heading: `${name.zh} ${name.en} · ${code}`,
      studyCodes: people.filter((p) => p.siteId === id).map((p) => p.studyCode),
    }));
  }
}
