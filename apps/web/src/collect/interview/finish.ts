import { consentIn, type SealedPayload } from '@tongxing/contracts';
import type { TrustedKeys } from '@tongxing/sync';
import type { Draft } from '../drafts/draft';
import { queue } from '../outbox/queue';
import type { Label } from '../outbox/queued';
import { localDay } from '../../shell/local-day';
import type { Tablet } from '../tablet/tablet';
import { encrypt } from '../vault/encrypted';
import type { KeptInstrument } from '../worklist/instruments-store';
import type { Progress } from '../worklist/progress';
import { sealProgress } from '../worklist/progress-store';
import { noticePlace, type Notice } from './notices';
import { closingCode } from './screening';

/** What remains of an interview when its answers are sealed. */
export interface Finished {
  readonly notice: Notice;
  /** The respondent held the tablet and still does. */
  readonly self: boolean;
  /** Whether the help card follows: for everyone who answered about themselves or a child in their care. */
  readonly helpCard: boolean;
  readonly site: string;
}

interface Ending {
  readonly draft: Draft;
  readonly instrument: KeptInstrument;
  /** Whether every page was seen; false where the respondent stopped before. */
  readonly whole: boolean;
}

const WITH_HELP_CARD = new Set(['child', 'guardian', 'carer']);

/**
 * Ends an interview: what was said is sealed to the server, put into the outbox and taken out of the drafts in one
 * transaction. From then on this device cannot read it.
 *
 * @throws StorageFault: the draft is still there, whole
 */
export async function finishInterview(
  { database, vaultKey }: Tablet,
  keys: TrustedKeys,
  { draft, instrument, whole }: Ending,
): Promise<Finished> {
  const { asked, id } = draft;
  const now = new Date();
  const notice: Notice = {
    id,
    studyCode: asked.studyCode,
    code: asked.consent ? '10' : closingCode(instrument.key, draft.answers),
  };
  const payload = payloadOf(draft, now);
  const line = await sealProgress(vaultKey, id, progressOf(draft, localDay(now), whole));
  const seen = await encrypt(vaultKey, noticePlace(id), notice);
  const label: Label = {
    kind: asked.consent ? 'consent' : 'submission',
    studyCode: asked.studyCode,
    title: instrument.version.title,
  };
  await queue(
    database,
    vaultKey,
    keys,
    { id, payload, label, queuedAt: now.toISOString() },
    {
      stores: ['drafts', 'progress', 'notices'],
      work: (transaction) => {
        transaction.objectStore('drafts').delete(id);
        transaction.objectStore('progress').put(line, id);
        transaction.objectStore('notices').put({ id, sealed: seen }, id);
      },
    },
  );
  return {
    notice,
    self: draft.mode === 'self',
    helpCard: WITH_HELP_CARD.has(asked.respondent),
    site: asked.site,
  };
}

function payloadOf(draft: Draft, now: Date): SealedPayload {
  const { asked, mode, language, startedAt, present, answers, paradata } = draft;
  const { participant, wave, instrument, respondent } = asked;
  return {
    protocol: 1,
    kind: 'submission',
    submission: {
      participant,
      wave,
      instrument,
      respondent,
      mode,
      language,
      collectedOn: localDay(now),
      startedAt,
      finishedAt: now.toISOString(),
      answers: { ...answers },
    },
    paradata: {
      ...paradata,
      dwell: { ...paradata.dwell },
      changes: { ...paradata.changes },
      languages: [...paradata.languages],
      present: [...present],
    },
  };
}

/** What the worklist goes by until the server has heard. A script's answers decide what the server will record. */
function progressOf({ asked, answers }: Draft, on: string, whole: boolean): Progress {
  const { participant, assignment, wave, consent } = asked;
  if (consent === undefined)
    return {
      kind: 'finished',
      participant,
      on,
      state: whole ? 'done' : 'partial',
      ...(assignment !== undefined && { assignment }),
    };
  const decision = consentIn(asked.instrument.id, answers)?.decision ?? 'refused';
  return { kind: 'consented', participant, consent, decision, on, ...(consent === 'assent' && { wave }) };
}
