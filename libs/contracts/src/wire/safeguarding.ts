import { z } from 'zod';
import { bilingual, code, instant, uuid } from './common.js';

/** Text of several lines: no control characters but line breaks and tabs, not blank. */
const lines = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\t])+$/u, 'control characters are not allowed')
    .refine((text) => text.trim() !== '', 'the text is blank');

const MOST_TEXT = 4_000;

/** 1 act now, 2 within 24 hours, 3 within 7 days. */
const level = z.literal([1, 2, 3]);

/** Somebody is worried about a child: what was seen or said, by sign and in their own words. */
export const Concern = z
  .strictObject({
    /** The child, where it takes part; otherwise the site says where the child is. */
    participant: uuid.optional(),
    site: uuid.optional(),
    signs: z.array(code).min(1).max(30),
    text: lines(MOST_TEXT).optional(),
    /** It concerns the safeguarding lead, or somebody close to them: the deputy is to have it instead. */
    keepFromLead: z.boolean().default(false),
  })
  .refine((c) => (c.participant === undefined) !== (c.site === undefined), {
    message: 'a concern names a participant or a site',
    path: ['participant'],
  })
  .meta({ id: 'Concern' });
export type Concern = z.infer<typeof Concern>;

/** The same for every concern: it says that it was stored, and nothing else. */
export const ConcernReceipt = z.object({ received: z.literal(true) }).meta({ id: 'ConcernReceipt' });
export type ConcernReceipt = z.infer<typeof ConcernReceipt>;

/** Whom a child can be referred to; a county's referral map names somebody for each. */
export const REFERRAL_SERVICES = [
  'police',
  'civil_affairs',
  'education',
  'hospital',
  'womens_federation',
  'school',
  'government_hotline',
] as const;
export const referralService = z.enum(REFERRAL_SERVICES);
export type ReferralService = z.infer<typeof referralService>;

/** To whom the law asks to report (未成年人保护法, article 11). */
export const AUTHORITIES = ['police', 'civil_affairs', 'education'] as const;

const text = { text: lines(MOST_TEXT).optional() };
const reason = { reason: lines(MOST_TEXT) };
const step = <Kind extends string, Shape extends z.core.$ZodLooseShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

/** Something done in a case. */
export const AlertStep = z
  .discriminatedUnion('kind', [
    step('acknowledge', {}),
    step('contact', text),
    step('refer', { service: referralService, ...text }),
    step('report', { to: z.array(z.enum(AUTHORITIES)).min(1).max(AUTHORITIES.length), ...text }),
    step('review', text),
    step('propose_closure', reason),
    step('close', {}),
    step('reopen', reason),
    step('note', { text: lines(MOST_TEXT) }),
    step('assign', { person: uuid }),
    step('recuse', { person: uuid, ...reason }),
    /** Whether the guardian may be spoken to: nobody does before the lead has said so. */
    step('guardian_contact', { safe: z.boolean(), ...reason }),
  ])
  .meta({ id: 'AlertStep' });
export type AlertStep = z.infer<typeof AlertStep>;

const CaseClock = z.object({
  clock: z.enum(['acknowledge', 'first_contact', 'review']),
  due: instant,
  state: z.enum(['running', 'overdue', 'met', 'late']),
});

const summary = {
  id: uuid,
  level,
  source: z.enum(['questionnaire', 'concern', 'drill']),
  raisedAt: instant,
  state: z.enum(['raised', 'acknowledged', 'contacted', 'referred', 'reviewed', 'closed']),
  site: z.object({ id: uuid, name: bilingual() }).optional(),
  /** The clocks at `AlertQueue.at`. */
  clocks: z.array(CaseClock),
  /** Nobody acknowledged it in time, so that it was passed on. */
  escalated: z.boolean(),
  /** Account of the worker who has it in hand. */
  assignedTo: uuid.optional(),
};

export const AlertSummary = z.object(summary).meta({ id: 'AlertSummary' });
export type AlertSummary = z.infer<typeof AlertSummary>;

/** What the caller may see of the alerts of a project, most urgent first. `next` asks for the page after. */
export const AlertQueue = z
  .object({ at: instant, items: z.array(AlertSummary), next: z.string().optional() })
  .meta({ id: 'AlertQueue' });
export type AlertQueue = z.infer<typeof AlertQueue>;

export const AlertQueueQuery = z.object({
  drill: z.stringbool().default(false),
  closed: z.stringbool().default(false),
  /** As `AlertQueue.next` gave it. */
  after: z.string().min(1).max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AlertQueueQuery = z.infer<typeof AlertQueueQuery>;

/** A line of a case's log. `by` is an account, a device, or `system`. */
export const AlertEntry = z.object({
  kind: z.string(),
  at: instant,
  by: z.string(),
  text: z.string().optional(),
  person: uuid.optional(),
  service: referralService.optional(),
  to: z.array(z.enum(AUTHORITIES)).optional(),
  safe: z.boolean().optional(),
});
export type AlertEntry = z.infer<typeof AlertEntry>;

export const AlertCase = z
  .object({
    ...summary,
    participant: z.object({ id: uuid, studyCode: z.string() }).optional(),
    /** Red flags that were raised, by their names; no answer. */
    reasons: z.array(z.object({ instrument: code, version: z.string(), flag: code, level, name: bilingual() })),
    signs: z.array(code),
    text: z.string().optional(),
    /** When the questionnaire ended, where the device said so. */
    completedAt: instant.optional(),
    reportedAt: instant.optional(),
    guardianContactSafe: z.boolean(),
    recused: z.array(uuid),
    closureProposedBy: z.string().optional(),
    log: z.array(AlertEntry),
  })
  .meta({ id: 'AlertCase' });
export type AlertCase = z.infer<typeof AlertCase>;

/**
 * Who looks after alerts of a project, in the order in which a case passes on. A worker sees the cases that are
 * assigned to them; lead and deputy see all from which they are not recused.
 */
export const SafeguardingTeam = z
  .strictObject({
    members: z
      .array(z.strictObject({ person: uuid, duty: z.enum(['lead', 'deputy', 'worker']) }))
      .max(50)
      .refine(
        (m) => new Set(m.map(({ person }) => person)).size === m.length,
        'a person stands in the list twice',
      )
      .refine(
        (m) => m.length === 0 || m.filter(({ duty }) => duty === 'lead').length === 1,
        'a team has one lead',
      ),
  })
  .meta({ id: 'SafeguardingTeam' });
export type SafeguardingTeam = z.infer<typeof SafeguardingTeam>;

export const SafeguardingTeamView = z
  .object({
    members: z.array(
      z.object({
        person: uuid,
        duty: z.enum(['lead', 'deputy', 'worker']),
        /** As the account shows it; absent where there is no such account any more. */
        name: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'SafeguardingTeamView' });
export type SafeguardingTeamView = z.infer<typeof SafeguardingTeamView>;

/** The team, and who may look after alerts of the project and could be in it. */
export const TeamCandidates = SafeguardingTeamView.extend({
  eligible: z.array(z.object({ person: uuid, name: z.string() })),
}).meta({ id: 'TeamCandidates' });
export type TeamCandidates = z.infer<typeof TeamCandidates>;

/** The project's own cuts by the names that scoring keys use, on the scale's own range. */
export const SafeguardingCuts = z
  .strictObject({ cuts: z.record(code, z.number().min(-1_000_000).max(1_000_000)) })
  .meta({ id: 'SafeguardingCuts' });
export type SafeguardingCuts = z.infer<typeof SafeguardingCuts>;
