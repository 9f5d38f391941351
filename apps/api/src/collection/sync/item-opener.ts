import { webcrypto } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  canonicalJson,
  isUuidV7,
  nestsAtMost,
  SealedItem,
  type JsonValue,
  type SealedPayload,
  type SubmissionEnvelope,
} from '@tongxing/contracts';
import { NewerPayload, openSealed } from '@tongxing/sync';
import { InstrumentsService } from '../../instruments/index.js';
import { sha256 } from '../../platform/ids.js';
import type { OpenKeyring } from '../../platform/keys/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import { SubmissionsService } from '../submissions.service.js';
import type { OpenedItem, Reason } from './opened-item.js';
import { OtherMatters } from './other-matters.js';

/** Nothing that a device makes nests deeper. */
const MOST_DEPTH = 8;

/**
 * Opens sealed items, judges answers by the same rules as submissions that come open, and hands anything else to
 * whom it belongs to.
 */
@Injectable()
export class ItemOpener {
  constructor(
    private readonly submissions: SubmissionsService,
    private readonly instruments: InstrumentsService,
    private readonly others: OtherMatters,
  ) {}

  /** @returns undefined for something that has no id to keep it by */
  async open(keyring: OpenKeyring, item: unknown, projectId: string): Promise<OpenedItem | undefined> {
    const named = nameOf(item);
    if (!named) return undefined;
    const nothing = { ...named, participantId: null, paradata: null };
    const sealed = SealedItem.safeParse(item);
    if (!sealed.success) return { ...nothing, judged: { reason: 'item-malformed' } };
    const opened = await this.#payload(keyring, sealed.data);
    if ('reason' in opened) return { ...nothing, judged: opened };
    if (opened.payload.kind !== 'submission') {
      const reason = await this.others.take(projectId, named.submissionId, opened.payload);
      return { ...nothing, judged: reason === undefined ? { taken: true } : { reason } };
    }
    const { submission, paradata } = opened.payload;
    return {
      ...named,
      participantId: submission.participant,
      paradata: paradata ? canonicalJson(paradata as JsonValue) : null,
      judged: await this.#judge(named.submissionId, submission),
    };
  }

  async #payload(
    keyring: OpenKeyring,
    sealed: SealedItem,
  ): Promise<{ readonly payload: SealedPayload } | { readonly reason: Reason }> {
    const key = await keyring.privateKey(sealed.key);
    if (!key) return { reason: 'sealing-key-unknown' };
    try {
      return { payload: await openSealed(webcrypto.subtle, key, sealed) };
    } catch (error) {
      return { reason: error instanceof NewerPayload ? 'payload-newer' : 'item-unreadable' };
    }
  }

  async #judge(id: string, submission: SubmissionEnvelope): Promise<OpenedItem['judged']> {
    try {
      return { prepared: await this.submissions.prepare(id, submission) };
    } catch (error) {
      if (!(error instanceof ProblemException)) throw error;
      const version = await this.instruments.pinned(submission.instrument.id, submission.instrument.version);
      return { reason: error.code, ...(version && { held: { envelope: submission, version } }) };
    }
  }
}

/** The id and hash of anything that has an id. */
function nameOf(item: unknown): Pick<OpenedItem, 'submissionId' | 'hash' | 'raw'> | undefined {
  const { id } = (typeof item === 'object' && item !== null ? item : {}) as { id?: unknown };
  if (typeof id !== 'string' || !isUuidV7(id) || !nestsAtMost(item, MOST_DEPTH)) return undefined;
  try {
    const raw = canonicalJson(item as JsonValue);
    return { submissionId: id, hash: sha256(raw), raw };
  } catch {
    return undefined;
  }
}
