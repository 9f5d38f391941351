import { canonicalJson } from '@tongxing/contracts';
import type { Actor } from '../actor/index.js';
import { sha256 } from '../ids.js';
import type { AuditEventEntity } from './audit-event.entity.js';

/** Something that was done, and to what. Who did it and when is added where it is recorded. */
export interface AuditEvent {
  /** What was done, as `thing.done`: `participant.enrolled`, `identity.read`. */
  readonly action: `${string}.${string}`;
  /** Id of the project it belongs to. */
  readonly project?: string;
  readonly subject?: { readonly kind: string; readonly id: string };
  /** Why, as a code, where a purpose must be given. */
  readonly purpose?: string;
  /** Codes, ids, hashes and counts. The log cannot be corrected, so nothing about a person may stand in it. */
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
  /** Who did it, where the work runs for somebody else; otherwise the current actor. */
  readonly actor?: Actor;
}

/** What a code, id or hash is made of. Names and sentences, in any script, are not. */
const CODE = /^[\x21-\x7e]{1,200}$/;

/** @throws TypeError for text that is no code: it could be an answer or a name */
export function requireCodes({ action, subject, purpose, detail }: AuditEvent): void {
  const given = { action, subject: subject?.id, purpose };
  for (const [name, value] of [...Object.entries(given), ...Object.entries(detail ?? {})])
    if (typeof value === 'string' && !CODE.test(value))
      throw new TypeError(`an audit event holds codes, ids and counts only; "${name}" is none`);
}

/** The hash of an event: over its whole row, the hash before it included, with no hash of its own yet. */
export const eventHash = (event: AuditEventEntity): string => sha256(canonicalJson({ ...event, hash: '' }));
