import { z } from 'zod';
import { Assignment } from './assignments.js';
import { bilingual, code, instant, PageQuery, sha256, uuid } from './common.js';
import { CONSENT_KINDS } from './consent.js';
import { Hotline } from './hotlines.js';
import { semanticVersion, textLanguage } from './instruments.js';

export const WorklistQuery = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(500).default(500),
  /** `until` of an earlier answer: only what changed from then on is told. */
  since: instant.optional(),
  /** Names of the children, for who may read them. Every name told is recorded as read for an interview. */
  names: z.stringbool().default(false),
});
export type WorklistQuery = z.infer<typeof WorklistQuery>;

export const WorklistItem = Assignment.extend({
  /** In which language to ask: the participant's fact `language`, else the first of the questionnaires. */
  language: textLanguage,
  /** Only where names were asked for and may be read. */
  name: z.string().optional(),
}).meta({ id: 'WorklistItem' });
export type WorklistItem = z.infer<typeof WorklistItem>;

const version = z.object({ id: code, version: semanticVersion, hash: sha256 });

/**
 * Everything a tablet needs to work for days without a network, at the sites that it reaches and at one wave.
 *
 * How a tablet keeps it:
 * 1. Ask without `since`, follow `next` by `after` to the last page, and keep all `items` by their `id`. Keep the
 *    `until` of the first page.
 * 2. Fetch every one of `instruments` and `scripts` whose `hash` is not kept yet (`GET /instruments/{id}/{version}`),
 *    with its recordings. A version never changes: what is kept under its hash is kept for good.
 * 3. Later ask with `since` set to the `until` that was kept: replace the items that come, forget those in `gone`,
 *    keep the new `until`. Some items come twice; that is harmless. Ask without `since` when `wave` or the device's
 *    sites change, and once a week.
 * 4. Send `If-None-Match` with the `etag` of the same address: 304 says that nothing is different.
 *
 * What the tablet holds itself to: it shows a questionnaire only where `state` is `open` and `obstacles` is empty. A
 * script that is answered on the tablet counts at once: a `given` takes the obstacle of its kind away, a child's no
 * puts `child-declined` there for the day whatever else is said, and `withdrawn` is taken away by nothing. The server
 * judges again what is sent, and never because of this list.
 */
export const Worklist = z
  .object({
    project: uuid,
    wave: uuid,
    /** Whether consents are asked for at all; a withdrawal and a child's no count everywhere. */
    consentRequired: z.boolean(),
    /** What to send as `since` the next time. */
    until: instant,
    sites: z.array(
      z.object({
        id: uuid,
        code,
        name: bilingual(),
        /** The numbers that hold there, to be shown before the national ones. */
        hotlines: z.array(Hotline),
      }),
    ),
    /** Versions that the items name. */
    instruments: z.array(version),
    /** By which consent is asked: the newest published version of each script. */
    scripts: z.array(version.extend({ kind: z.enum(CONSENT_KINDS) })),
    items: z.array(WorklistItem),
    /** Assignments that are no more this tablet's: the child has moved to a site that it does not reach. */
    gone: z.array(uuid),
    next: z.string().optional(),
  })
  .meta({ id: 'Worklist' });
export type Worklist = z.infer<typeof Worklist>;
