import { z } from 'zod';
import { nestsAtMost } from '../canonical-json.js';
import { NewVisit } from './assignments.js';
import { instant, sha256, uuid } from './common.js';
import { Concern } from './safeguarding.js';
import { SubmissionEnvelope } from './submissions.js';

/** Version of what devices and servers say to each other. A server understands all that were ever released. */
export const SYNC_PROTOCOL = { oldest: 1, newest: 1 } as const;

/** Largest sealed item, in characters of its box: a questionnaire of 500 questions takes some 30,000. */
const LARGEST_BOX = 2_000_000;
const LARGEST_PARADATA_DEPTH = 6;
export const SYNC_BATCH_LIMIT = 200;
export const CONFIRMATION_LIMIT = 1_000;

const base64url = (min: number, max = min) =>
  z
    .string()
    .min(min)
    .max(max)
    .regex(/^[\w-]*$/, 'not base64url');

/** 65 bytes: an uncompressed point of P-256. */
const point = base64url(87);
/** 64 bytes: r and s of ECDSA on P-256. */
const signature = base64url(86);
const protocol = z.int().min(1).max(1_000);

/**
 * How an interview went, for the checks of quality. Kept small, and never used to order anything: device clocks are
 * wrong. What a newer app adds is kept as it comes.
 */
export const Paradata = z
  .looseObject({
    appVersion: z.string().max(40).optional(),
    /** Seconds on each page, by its name. */
    dwell: z.record(z.string().max(200), z.number()).optional(),
    /** How often an answer was changed, by question. */
    changes: z.record(z.string().max(200), z.int()).optional(),
    interruptions: z.int().optional(),
    /** Languages in which pages were shown. */
    languages: z.array(z.string().max(20)).max(10).optional(),
    /** Codes of who else was there. */
    present: z.array(z.string().max(64)).max(20).optional(),
    /** Server's clock less the device's, in milliseconds, when they last met. */
    clockDriftMs: z.int().optional(),
  })
  .refine((p) => nestsAtMost(p, LARGEST_PARADATA_DEPTH), 'paradata nest too deeply')
  .meta({ id: 'Paradata' });
export type Paradata = z.infer<typeof Paradata>;

/** What is inside a sealed item. Its id travels outside and is bound to the box. */
export const SealedPayload = z.discriminatedUnion('kind', [
  z.strictObject({
    protocol,
    kind: z.literal('submission'),
    submission: SubmissionEnvelope,
    paradata: Paradata.optional(),
  }),
  /** A visit that brought no answers. */
  z.strictObject({ protocol, kind: z.literal('visit'), assignment: uuid, visit: NewVisit }),
  /** Somebody is worried about a child. */
  z.strictObject({ protocol, kind: z.literal('concern'), concern: Concern }),
]);
export type SealedPayload = z.infer<typeof SealedPayload>;

/** A finished submission, encrypted to a server's public key: who holds the device cannot open it. */
export const SealedItem = z
  .strictObject({
    format: z.literal(1),
    /** Id of the submission. */
    id: uuid,
    /** Id of the server's key. */
    key: uuid,
    ephemeral: point,
    /** Ciphertext and tag. */
    box: base64url(22, LARGEST_BOX),
  })
  .meta({ id: 'SealedItem' });
export type SealedItem = z.infer<typeof SealedItem>;

/** A text and the signature of it by the key of that id. The text is signed as it stands. */
export const SignedText = z
  .object({ text: z.string().max(20_000), key: uuid, signature })
  .meta({ id: 'SignedText' });
export type SignedText = z.infer<typeof SignedText>;

/** What became of an item that the server holds. */
export const KEPT_OUTCOMES = ['stored', 'already-stored', 'conflict', 'quarantined'] as const;
/**
 * | outcome          | the server holds it | the device                        |
 * |------------------|---------------------|-----------------------------------|
 * | `stored`         | yes                 | keeps it until it may be deleted  |
 * | `already-stored` | yes                 | the same                          |
 * | `conflict`       | yes, to be looked at| keeps it and shows it             |
 * | `quarantined`    | yes, to be looked at| keeps it and shows it             |
 * | `missing`        | no                  | sends it again                    |
 * | `retry`          | no                  | sends it again later              |
 * | `refused`        | no: it has no id    | keeps it and shows it             |
 */
export const SYNC_OUTCOMES = [...KEPT_OUTCOMES, 'missing', 'retry', 'refused'] as const;

/** The text of a receipt, as the server signs it. Of a newer server it may say more. */
export const SyncReceipt = z.object({
  kind: z.literal('receipt'),
  id: uuid,
  /** SHA-256 of the canonical JSON of the sealed item. It tells nothing about what is inside. */
  hash: sha256,
  outcome: z.enum(KEPT_OUTCOMES),
  /** Why it is quarantined: a code. */
  reason: z.string().max(64).optional(),
  /** Which store holds it; one that was set up anew is another. */
  store: uuid,
  /** Place among everything that the store ever received. */
  sequence: z.int().min(1),
  receivedAt: instant,
  issuedAt: instant,
  /** Whether the device may delete its copy: the server's backups hold the item by now. */
  mayDelete: z.boolean(),
});
export type SyncReceipt = z.infer<typeof SyncReceipt>;

const PublicKey = z.object({ id: uuid, point });

/** The text of the server's list of keys, as it signs it with each key that still signs. */
export const SyncKeyList = z.object({
  kind: z.literal('keys'),
  /** To seal to. */
  sealing: PublicKey,
  /** To check receipts with. */
  signing: z.array(PublicKey).min(1),
  issuedAt: instant,
});
export type SyncKeyList = z.infer<typeof SyncKeyList>;

export const SyncKeys = z
  .object({ text: z.string(), signatures: z.array(z.object({ key: uuid, signature })).min(1) })
  .meta({ id: 'SyncKeys' });
export type SyncKeys = z.infer<typeof SyncKeys>;

/** Items are judged one by one: a bad one refuses itself, not its neighbours. */
export const SyncBatch = z
  .strictObject({
    protocol,
    /** What the device's clock shows. */
    sentAt: instant.optional(),
    items: z.array(z.unknown()).min(1).max(SYNC_BATCH_LIMIT),
  })
  .meta({ id: 'SyncBatch' });
export type SyncBatch = z.infer<typeof SyncBatch>;

/** Asks whether the server still holds what it gave receipts for. */
export const SyncQuestion = z
  .strictObject({
    protocol,
    items: z
      .array(z.strictObject({ id: uuid, hash: sha256 }))
      .min(1)
      .max(CONFIRMATION_LIMIT),
  })
  .meta({ id: 'SyncQuestion' });
export type SyncQuestion = z.infer<typeof SyncQuestion>;

export const SyncResult = z.object({
  id: z.string().optional(),
  outcome: z.enum(SYNC_OUTCOMES),
  reason: z.string().optional(),
  receipt: SignedText.optional(),
});
export type SyncResult = z.infer<typeof SyncResult>;

/** One result for each item, in the order sent. */
export const SyncAnswer = z
  .object({
    protocol: z.object({ oldest: z.int(), newest: z.int() }),
    store: uuid,
    /** How much the store has ever received. Lower than before: it was restored from a backup. */
    sequence: z.int(),
    results: z.array(SyncResult),
  })
  .meta({ id: 'SyncAnswer' });
export type SyncAnswer = z.infer<typeof SyncAnswer>;

/** Something that was received and could not be stored as a submission. Nothing in it is readable here. */
export const QuarantinedItem = z
  .object({
    sequence: z.int(),
    id: uuid,
    outcome: z.enum(['conflict', 'quarantined']),
    reason: z.string(),
    receivedAt: instant,
    device: uuid.optional(),
    participant: uuid.optional(),
  })
  .meta({ id: 'QuarantinedItem' });
export type QuarantinedItem = z.infer<typeof QuarantinedItem>;

export const QuarantineQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type QuarantineQuery = z.infer<typeof QuarantineQuery>;

/** Place of an item in the address of a route. */
export const quarantineSequence = z.coerce.number().int().min(1).max(2_147_483_647).meta({ type: 'integer' });

/** What became of an item that was tried again. */
export const TriedAgain = z
  .object({ outcome: z.enum(KEPT_OUTCOMES), reason: z.string().optional() })
  .meta({ id: 'TriedAgain' });
export type TriedAgain = z.infer<typeof TriedAgain>;

export const QuarantinePage = z
  .object({ items: z.array(QuarantinedItem), next: z.int().optional() })
  .meta({ id: 'QuarantinePage' });
export type QuarantinePage = z.infer<typeof QuarantinePage>;
