import { Injectable } from '@nestjs/common';
import type { Concern, ConcernReceipt } from '@tongxing/contracts';
import { concernLevel, isConcernSign } from '@tongxing/safeguarding';
import { ParticipantsRepository } from '../people/index.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/index.js';
import { now } from '../platform/ids.js';
import { mayRaiseAt } from './concerns.policy.js';
import { ProblemException } from '../platform/problems/index.js';
import { ProgrammeRepository } from '../programme/index.js';
import { actingName } from './acting-person.js';
import { AlertsRepository } from './alerts.repository.js';
import type { AlertBody, CaseFile } from './case-file.js';
import { CaseFiles } from './case-files.js';

const RECEIVED: ConcernReceipt = { received: true };

/** Takes concerns that people raise without a questionnaire: most disclosures are spontaneous. */
@Injectable()
export class ConcernsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFiles,
    private readonly repository: AlertsRepository,
    private readonly participants: ParticipantsRepository,
    private readonly programme: ProgrammeRepository,
  ) {}

  /**
   * Stores a concern under the id that the device gave it. Sent again it is stored once; changed and sent again,
   * the change is added as a note. Every concern is answered alike.
   *
   * @throws ProblemException `participant-unknown`, `site-unknown`, `request-invalid` for a sign there is not
   */
  raise(project: string, id: string, concern: Concern): Promise<ConcernReceipt> {
    return this.unitOfWork.writeOrRetry(async (tx) => {
      await this.#requirePlace(tx, project, concern);
      const ids = await this.files.idsFor(tx, project, id);
      const stored = await this.files.some(tx, project, [...ids, id]);
      const earlier = stored.find(({ alert }) => alert.source === 'concern');
      if (earlier) await this.#addTo(tx, project, earlier, concern);
      else await this.files.open(tx, project, await this.#alertOf(tx, project, concern), ids[0]);
      return RECEIVED;
    });
  }

  async #addTo(tx: WriteTransaction, project: string, file: CaseFile, { signs, text }: Concern): Promise<void> {
    const said = file.log.flatMap((entry) => (entry.kind === 'note' ? [entry.text] : []));
    const note = [signs.join(', '), text ?? ''].join('\n').trim();
    const same = text === file.alert.text && signs.join() === file.alert.signs.join();
    if (!same && !said.includes(note))
      await this.files.append(tx, project, file, { kind: 'note', at: now(), by: actingName(), text: note });
  }

  async #alertOf(tx: WriteTransaction, project: string, concern: Concern): Promise<AlertBody> {
    const { participant, site, text, keepFromLead } = concern;
    const signs = concern.signs.filter(isConcernSign);
    if (signs.length < concern.signs.length) throw new ProblemException('request-invalid');
    const members = await this.repository.members(tx, project);
    const lead = members.find(({ duty }) => duty === 'lead')?.person;
    return {
      source: 'concern',
      level: concernLevel(signs),
      raisedAt: now(),
      ...(participant !== undefined && { participant }),
      ...(site !== undefined && { site }),
      ...(text !== undefined && { text }),
      reasons: [],
      signs,
      ...(keepFromLead && lead !== undefined && members.length > 1 && { recused: [lead] }),
    };
  }

  async #requirePlace(tx: WriteTransaction, project: string, { participant, site }: Concern): Promise<void> {
    const [person] = participant === undefined ? [] : await this.participants.byId(tx, [participant]);
    if (participant !== undefined && !(person?.projectId === project && mayRaiseAt(project, person.siteId)))
      throw new ProblemException('participant-unknown');
    const known = site === undefined || (await this.programme.site(tx, project, site)) !== null;
    if (site !== undefined && !(known && mayRaiseAt(project, site))) throw new ProblemException('site-unknown');
  }
}
