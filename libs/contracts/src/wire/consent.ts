import { z } from 'zod';
import type { BilingualText } from '../language/language.js';
import { calendarDate, code, instant, sha256, uuid } from './common.js';
import { semanticVersion } from './instruments.js';

/** Three records, none of which stands for another: a carer cannot consent in a guardian's place (PIPL art. 31). */
export const CONSENT_KINDS = ['guardian', 'carer', 'assent'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** The instruments by whose words each is asked. */
export const CONSENT_SCRIPTS = {
  guardian: ['guardian-consent'],
  carer: ['carer-permission'],
  assent: ['child-assent-a', 'child-assent-b', 'child-assent-c'],
} as const satisfies Readonly<Record<ConsentKind, readonly string[]>>;

/** Agreed to separately; none is a condition of another. */
export const CONSENT_SCOPES = ['survey', 'register', 'recontact', 'photo', 'audio'] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

export const CONSENT_MEANS = ['esign_link', 'recorded_call', 'paper', 'in_person'] as const;
export const CONSENT_SIGNATURES = ['signature', 'thumbprint', 'spoken', 'electronic'] as const;
/** What evidence is kept of: the file stays where it is, and only its hash is recorded. */
export const EVIDENCE_KINDS = ['photo', 'scan', 'recording'] as const;
export const CONSENT_RELATIONS = [
  'mother',
  'father',
  'guardian',
  'grandparent',
  'relative',
  'other_adult',
  'self',
] as const;

const scopes = z.array(z.enum(CONSENT_SCOPES)).max(CONSENT_SCOPES.length);

/** One answer to one request for consent, as it was obtained. */
export const NewConsent = z
  .strictObject({
    kind: z.enum(CONSENT_KINDS),
    /** The wave that a child's assent is for. */
    wave: uuid.optional(),
    decision: z.enum(['given', 'refused']),
    /** What was agreed to; empty for a refusal. */
    scopes,
    /** The words that were said: a published version of the script. */
    script: z.strictObject({ id: code, version: semanticVersion }),
    means: z.enum(CONSENT_MEANS),
    signature: z.enum(CONSENT_SIGNATURES).optional(),
    relation: z.enum(CONSENT_RELATIONS).optional(),
    /** The account of the member of staff who saw a thumbprint being given, where they have one. */
    witnessAccount: uuid.optional(),
    /** Their code, where they have none. Never a name. */
    witness: code.optional(),
    /** Of the recording or the photographed page, wherever it is kept. */
    evidence: sha256.optional(),
    evidenceKind: z.enum(EVIDENCE_KINDS).optional(),
    obtainedOn: calendarDate,
  })
  .superRefine((consent, ctx) => {
    const fault = (path: string, message: string) => {
      ctx.addIssue({ code: 'custom', path: [path], message });
    };
    if ((consent.kind === 'assent') !== (consent.wave !== undefined))
      fault('wave', 'an assent is for one wave, and no other record is');
    if (consent.decision === 'given' && !consent.scopes.includes('survey'))
      fault('scopes', 'who agrees agrees to the survey at least');
    if (consent.decision === 'refused' && consent.scopes.length > 0)
      fault('scopes', 'a refusal agrees to nothing');
    if (consent.evidenceKind !== undefined && consent.evidence === undefined)
      fault('evidence', 'evidence of some kind has a hash');
    if (consent.witness !== undefined && consent.witnessAccount !== undefined)
      fault('witness', 'a witness is named by account or by code');
    if (
      consent.signature === 'thumbprint' &&
      consent.witness === undefined &&
      consent.witnessAccount === undefined
    )
      fault('witness', 'a thumbprint needs a witness');
  })
  .meta({ id: 'NewConsent' });
export type NewConsent = z.infer<typeof NewConsent>;

export const Consent = z
  .object({
    id: uuid,
    kind: z.enum(CONSENT_KINDS),
    wave: uuid.optional(),
    decision: z.enum(['given', 'refused', 'withdrawn']),
    scopes,
    script: z.object({ id: code, version: semanticVersion }).optional(),
    means: z.enum(CONSENT_MEANS).optional(),
    signature: z.enum(CONSENT_SIGNATURES).optional(),
    relation: z.enum(CONSENT_RELATIONS).optional(),
    witnessAccount: uuid.optional(),
    witness: code.optional(),
    evidence: sha256.optional(),
    evidenceKind: z.enum(EVIDENCE_KINDS).optional(),
    obtainedOn: calendarDate,
    recordedAt: instant,
  })
  .meta({ id: 'Consent' });
export type Consent = z.infer<typeof Consent>;

/** Why nothing may be asked or stored. */
export const CONSENT_OBSTACLES = {
  withdrawn: { zh: '已撤回同意', en: 'consent was withdrawn' },
  'child-declined': { zh: '儿童本人本轮不愿参加', en: 'the child declined at this wave' },
  'guardian-missing': { zh: '缺少监护人同意', en: 'no guardian has consented' },
  'carer-missing': { zh: '缺少照护人许可', en: 'the carer has not permitted it' },
  'assent-missing': { zh: '缺少儿童本轮的同意', en: 'the child has not assented at this wave' },
} as const satisfies Record<string, BilingualText>;
export type ConsentObstacle = keyof typeof CONSENT_OBSTACLES;
export const consentObstacle = z.enum(
  Object.keys(CONSENT_OBSTACLES) as [ConsentObstacle, ...ConsentObstacle[]],
);

/** All records of one participant, and what stands in the way at each wave. */
export const ConsentState = z
  .object({
    /** Whether the project asks for consent before it stores answers. */
    required: z.boolean(),
    withdrawn: z.boolean(),
    records: z.array(Consent),
    waves: z.array(
      z.object({
        wave: uuid,
        /** Before the child is asked. */
        child: z.array(consentObstacle),
        /** Before adults are asked about the child. */
        adults: z.array(consentObstacle),
      }),
    ),
  })
  .meta({ id: 'ConsentState' });
export type ConsentState = z.infer<typeof ConsentState>;

export const NewWithdrawal = z
  .strictObject({ by: z.enum(['guardian', 'child']), on: calendarDate })
  .meta({ id: 'NewWithdrawal' });
export type NewWithdrawal = z.infer<typeof NewWithdrawal>;

/** What a family is given in its hand: the withdrawal's number, its day, and what follows from it. */
export const WithdrawalReceipt = z
  .object({
    number: uuid,
    studyCode: z.string(),
    by: z.enum(['guardian', 'child']),
    on: calendarDate,
    recordedAt: instant,
    text: z.object({ zh: z.string(), en: z.string() }),
  })
  .meta({ id: 'WithdrawalReceipt' });
export type WithdrawalReceipt = z.infer<typeof WithdrawalReceipt>;
