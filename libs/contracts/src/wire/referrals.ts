import { z } from 'zod';
import { bilingual, code, instant, text, uuid } from './common.js';
import { hotlineNumber } from './hotlines.js';
import { referralService } from './safeguarding.js';

/** Somebody who can be called, of a service that takes children on. */
export const ReferralContact = z
  .strictObject({
    service: referralService,
    name: text(100),
    phone: hotlineNumber,
    hours: text(100).optional(),
  })
  .meta({ id: 'ReferralContact' });
export type ReferralContact = z.infer<typeof ReferralContact>;

export const ReferralContacts = z
  .strictObject({ contacts: z.array(ReferralContact).max(60) })
  .meta({ id: 'ReferralContacts' });
export type ReferralContacts = z.infer<typeof ReferralContacts>;

/** Whom a county can turn to, and whether the safeguarding lead has signed for it. */
export const ReferralMap = z
  .object({
    county: z.object({ id: uuid, code, name: bilingual() }),
    contacts: z.array(ReferralContact),
    /** Services for which nobody is named yet. */
    missing: z.array(referralService),
    /** A change of the contacts takes the signature away. */
    signedAt: instant.optional(),
    signedBy: z.string().optional(),
  })
  .meta({ id: 'ReferralMap' });
export type ReferralMap = z.infer<typeof ReferralMap>;

/** One for each county of the project's sites; a tree of sites without a county counts as one. */
export const ReferralMapList = z.object({ items: z.array(ReferralMap) }).meta({ id: 'ReferralMapList' });
export type ReferralMapList = z.infer<typeof ReferralMapList>;

/** For which counties a wave is to be opened; all of the project's where none is named. */
export const NewWaveOpening = z
  .strictObject({ counties: z.array(uuid).min(1).max(500).optional() })
  .meta({ id: 'NewWaveOpening' });
export type NewWaveOpening = z.infer<typeof NewWaveOpening>;

export const WaveOpenings = z
  .object({ items: z.array(z.object({ county: uuid, openedAt: instant })) })
  .meta({ id: 'WaveOpenings' });
export type WaveOpenings = z.infer<typeof WaveOpenings>;

/** What arrived before its wave was opened, by county. It is kept; `waiting` says that analyses do without it yet. */
export const EarlySubmissions = z
  .object({ items: z.array(z.object({ county: uuid, submissions: z.int(), waiting: z.boolean() })) })
  .meta({ id: 'EarlySubmissions' });
export type EarlySubmissions = z.infer<typeof EarlySubmissions>;

/** Simulated alerts at a site: one of each level in turn. */
export const NewDrill = z
  .strictObject({ site: uuid, alerts: z.int().min(1).max(12).default(3) })
  .meta({ id: 'NewDrill' });
export type NewDrill = z.infer<typeof NewDrill>;

/** How fast simulated alerts were handled. Times are minutes after an alert was raised. */
export const DrillReport = z
  .object({
    alerts: z.array(
      z.object({
        id: uuid,
        level: z.literal([1, 2, 3]),
        raisedAt: instant,
        acknowledgedAfter: z.number().optional(),
        contactedAfter: z.number().optional(),
        /** Whether everything that has been due was done in time. */
        inTime: z.boolean(),
      }),
    ),
    acknowledged: z.int(),
    inTime: z.int(),
    /** Of those that were acknowledged; absent where none was. */
    medianToAcknowledge: z.number().optional(),
  })
  .meta({ id: 'DrillReport' });
export type DrillReport = z.infer<typeof DrillReport>;
