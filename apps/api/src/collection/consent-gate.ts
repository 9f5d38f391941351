import { Injectable } from '@nestjs/common';
import {
  consentIn,
  isConsentScript,
  type NewConsent,
  type ProblemCode,
  type SubmissionEnvelope,
} from '@tongxing/contracts';
import { speaksOf } from '@tongxing/instruments';
import { barriers, ConsentsService, isWithdrawn, ParticipantsRepository, problemOf } from '../people/index.js';
import type { WriteTransaction } from '../platform/database/index.js';
import { now } from '../platform/ids.js';
import type { ProjectEntity } from '../programme/index.js';
import type { PreparedSubmission } from './prepared-submission.js';

/** What keeps a submission out of a project; undefined where nothing does. */
export type ConsentVerdict = (
  submission: PreparedSubmission,
  project: ProjectEntity,
) => ProblemCode | undefined;

/** Lets answers in only where those who must have agreed, and turns what the scripts were answered into records. */
@Injectable()
export class ConsentGate {
  constructor(
    private readonly consents: ConsentsService,
    private readonly participants: ParticipantsRepository,
  ) {}

  /**
   * Reads what stands for the participants of a group, and holds them: a withdrawal waits for this commit or is seen.
   *
   * @param isHistorical of data that come from another system, where consent was another's to ask: only a withdrawal
   *   keeps them out
   */
  async verdict(
    tx: WriteTransaction,
    group: readonly PreparedSubmission[],
    isHistorical: boolean,
  ): Promise<ConsentVerdict> {
    const ids = [...new Set(group.map(({ envelope }) => envelope.participant))].sort();
    await this.participants.hold(tx, ids, 'together');
    const records = await this.consents.ofParticipants(tx, ids);
    return ({ envelope: { participant, wave, respondent, instrument }, version }, { consentRequired }) => {
      const own = records.get(participant) ?? [];
      if (isConsentScript(instrument.id)) return undefined;
      if (isHistorical) return isWithdrawn(own) ? 'consent-withdrawn' : undefined;
      const required = consentRequired && !isOfNobody(version.definition.key);
      return problemOf(barriers(own, { waveId: wave, respondent, required }));
    };
  }

  /** Keeps what scripts were answered as consents, in the transaction that stores the answers. */
  async recordScripts(
    tx: WriteTransaction,
    stored: readonly {
      readonly id: string;
      readonly projectId: string;
      readonly envelope: SubmissionEnvelope;
    }[],
  ): Promise<void> {
    await this.consents.add(
      tx,
      stored.flatMap(({ id, projectId, envelope }) => {
        const told = consentIn(envelope.instrument.id, envelope.answers);
        if (!told) return [];
        return [{ projectId, participantId: envelope.participant, consent: consentOf(id, envelope, told) }];
      }),
    );
  }
}

/** Of a village or a session nobody is asked for consent: the record tells of no child. */
const isOfNobody = (key: Parameters<typeof speaksOf>[0]): boolean =>
  ['site', 'session'].includes(speaksOf(key));

const MEANS = { self: 'esign_link', interviewer: 'in_person', paper: 'paper', import: 'paper' } as const;

const consentOf = (
  submission: string,
  { wave, mode, instrument, collectedOn }: SubmissionEnvelope,
  told: NonNullable<ReturnType<typeof consentIn>>,
): NewConsent & { submission: string } => ({
  ...told,
  ...(told.kind === 'assent' && { wave }),
  script: { id: instrument.id, version: instrument.version },
  means: MEANS[mode],
  obtainedOn: collectedOn ?? now().slice(0, 10),
  submission,
});
