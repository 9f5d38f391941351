import { Injectable } from '@nestjs/common';
import {
  CONSENT_SCRIPTS,
  isConsentScript,
  type ConsentObstacle,
  type GuardianPage,
  type GuardianState,
} from '@tongxing/contracts';
import { InstrumentsService, Recordings, type PublishedVersion } from '../../instruments/index.js';
import {
  ConsentsService,
  obstacles,
  ParticipantsRepository,
  problemOf,
  type ParticipantEntity,
} from '../../people/index.js';
import type { View } from '../../platform/database/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import { hotlinesAt, ProgrammeRepository, ProgrammeService } from '../../programme/index.js';
import { WaveGate } from '../../safeguarding/index.js';
import type { AssignmentEntity } from '../assignments/index.js';
import type { GuardianLinkEntity } from './guardian-link.entity.js';

type Asked = 'consent' | 'questions' | 'waiting';

/** Says what a guardian's phone is to show of an assignment: never of whom it is. */
@Injectable()
export class GuardianPages {
  constructor(
    private readonly programme: ProgrammeService,
    private readonly frame: ProgrammeRepository,
    private readonly participants: ParticipantsRepository,
    private readonly consents: ConsentsService,
    private readonly instruments: InstrumentsService,
    private readonly recordings: Recordings,
    private readonly gate: WaveGate,
  ) {}

  /**
   * Whether a guardian may be asked at all; what they themselves may still give is no obstacle.
   *
   * @throws ProblemException `wave-not-open`, `consent-withdrawn`, `child-declined`
   */
  async requireBeginnable(view: View, assignment: AssignmentEntity): Promise<void> {
    const { waveId, projectId } = assignment;
    const { siteId } = await this.participantOf(view, assignment);
    await this.gate.requireOpen(view, projectId, [{ wave: waveId, site: siteId }]);
    const found = (await this.#obstacles(view, assignment)).filter((obstacle) => FORBIDDING.has(obstacle));
    const problem = problemOf(found);
    if (problem)
      throw new ProblemException(
        problem,
        found.map((code) => ({ code })),
      );
  }

  /**
   * What is asked now. On their own phone guardians are asked for consent wherever none stands, whatever the project
   * asks for: nobody sits beside them who has explained.
   */
  async asked(view: View, assignment: AssignmentEntity): Promise<Asked> {
    const { waveId, projectId } = assignment;
    const found = await this.#obstacles(view, assignment);
    if (found.some((obstacle) => FORBIDDING.has(obstacle))) return 'waiting';
    const version = await this.instruments.byId(view, assignment.instrumentVersionId);
    if (found.includes('guardian-missing') || isConsentScript(version.definition.instrument)) return 'consent';
    const { consentRequired } = await this.programme.requireProject(view, projectId);
    const { siteId } = await this.participantOf(view, assignment);
    const [closed] = await this.gate.verdicts(view, projectId, [{ wave: waveId, site: siteId }]);
    return closed || (consentRequired && found.length > 0) ? 'waiting' : 'questions';
  }

  /** The page that shows `state`. */
  async page(
    view: View,
    { expiresAt }: GuardianLinkEntity,
    assignment: AssignmentEntity,
    state: GuardianState,
  ): Promise<GuardianPage> {
    const { projectId } = assignment;
    const { name, synthetic, hotlines } = await this.programme.requireProject(view, projectId);
    const { siteId } = await this.participantOf(view, assignment);
    const sites = await this.frame.allSites(view, projectId);
    const version = await this.formOf(view, assignment, state);
    return {
      state,
      project: { name, synthetic },
      hotlines: hotlinesAt(sites, siteId, hotlines),
      expiresAt,
      ...(version && { form: this.#form(version) }),
    };
  }

  /** The version that is to be answered in a state; undefined where nothing is. */
  async formOf(
    view: View,
    assignment: AssignmentEntity,
    state: GuardianState,
  ): Promise<PublishedVersion | undefined> {
    const own = await this.instruments.byId(view, assignment.instrumentVersionId);
    if (state === 'questions') return own;
    if (state !== 'consent') return undefined;
    if (isConsentScript(own.definition.instrument)) return own;
    const [script] = (await this.instruments.newest(view, CONSENT_SCRIPTS.guardian)).values();
    return script && this.instruments.byId(view, script.id);
  }

  async participantOf(view: View, { participantId }: AssignmentEntity): Promise<ParticipantEntity> {
    const [participant] = await this.participants.byId(view, [participantId]);
    if (!participant) throw new ProblemException('link-invalid');
    return participant;
  }

  async #obstacles(view: View, { participantId, waveId }: AssignmentEntity): Promise<ConsentObstacle[]> {
    const records = (await this.consents.ofParticipants(view, [participantId])).get(participantId) ?? [];
    return obstacles(records, waveId, 'adults');
  }

  #form({ definition, contentHash }: PublishedVersion): NonNullable<GuardianPage['form']> {
    const { instrument: id, version, questionnaire = {} } = definition;
    return {
      instrument: { id, version, hash: contentHash },
      questionnaire,
      recordings: this.recordings.list(id, version),
    };
  }
}

const FORBIDDING: ReadonlySet<ConsentObstacle> = new Set(['withdrawn', 'child-declined']);
