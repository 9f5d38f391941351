import { Injectable } from '@nestjs/common';
import { Identity, type IdentityPurpose } from '@tongxing/contracts';
import { AuditLog } from '../../platform/audit/index.js';
import type { View, WriteTransaction } from '../../platform/database/index.js';
import { now } from '../../platform/ids.js';
import { Keys, type FieldKeys } from '../../platform/keys/index.js';
import { IdentitiesRepository } from './identities.repository.js';
import { IdentityEntity, IdentityLookupEntity } from './identity.entity.js';
import { plainName, plainTelephone } from './plain-forms.js';

const TABLE = 'identity';

/** How something is looked up: by a participant's name or a contact's, or by a telephone number. */
export interface Sought {
  readonly by: 'name' | 'telephone';
  readonly text: string;
}

/**
 * Names and contacts, sealed. Only `people` knows this store. Whoever looks into it says why, and each look
 * stands in the audit log: reading therefore takes a transaction that can write.
 */
@Injectable()
export class IdentityStore {
  constructor(
    private readonly keys: Keys,
    private readonly repository: IdentitiesRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Stores identities by participant, in the place of those that are there.
   *
   * @throws ProblemException `key-destroyed` where the project's identities were erased; `keys-unavailable`
   */
  async put(tx: WriteTransaction, project: string, identities: ReadonlyMap<string, Identity>): Promise<void> {
    const keys = await this.keys.toWrite(tx, { purpose: 'identities', project });
    const index = await this.keys.toWrite(tx, { purpose: 'identities-index', project });
    const entries = [...identities];
    await this.repository.replace(
      tx,
      entries.map(([id, identity]) => toRow(keys, project, id, identity)),
      entries.flatMap(([id, identity]) => lookupsOf(index, project, id, identity)),
    );
    await this.repository.forgetRemovals(tx, [...identities.keys()]);
    for (const id of identities.keys()) this.#record(tx, 'identity.written', project, id);
  }

  /**
   * Identities by participant, of those who have one.
   *
   * @throws ProblemException `key-destroyed`, `keys-unavailable`
   */
  async read(
    tx: WriteTransaction,
    project: string,
    participants: readonly string[],
    purpose: IdentityPurpose,
  ): Promise<Map<string, Identity>> {
    const rows = await this.repository.byId(tx, project, participants);
    if (rows.length === 0) return new Map();
    const keys = await this.keys.toRead(tx, { purpose: 'identities', project });
    for (const { id } of rows) this.#record(tx, 'identity.read', project, id, purpose);
    return new Map(rows.map((row) => [row.id, fromRow(keys, row)]));
  }

  /**
   * Of whom a roster's name is not taken: who has one, and whose was deleted on request. Nothing is opened, and no
   * look recorded.
   */
  async settled(view: View, project: string): Promise<Set<string>> {
    const known = await this.repository.idsOf(view, project);
    return new Set([...known, ...(await this.repository.removedIn(view, project))]);
  }

  /** Ids of the participants who have that name or number, themselves or by a contact. */
  async find(
    tx: WriteTransaction,
    project: string,
    { by, text }: Sought,
    purpose: IdentityPurpose,
  ): Promise<string[]> {
    const scope = { purpose: 'identities-index', project } as const;
    const found = (await this.keys.exist(tx, scope))
      ? await this.repository.found(tx, project, lookup(await this.keys.toRead(tx, scope), by, text))
      : [];
    this.audit.record(tx, { action: 'identity.sought', project, purpose, detail: { by, found: found.length } });
    return found;
  }

  /** Deletes the identities of participants, as somebody asked who may ask it: only a person's hand stores one again. */
  async remove(tx: WriteTransaction, project: string, participants: readonly string[]): Promise<void> {
    const rows = await this.repository.byId(tx, project, participants);
    await this.repository.remove(
      tx,
      rows.map(({ id }) => id),
    );
    await this.repository.markRemoved(
      tx,
      participants.map((id) => ({ id, projectId: project, removedAt: now() })),
    );
    for (const { id } of rows) this.#record(tx, 'identity.deleted', project, id);
  }

  /** Deletes whom to call, of everybody in a project; names stay. @returns of how many */
  removeContacts(tx: WriteTransaction, project: string): Promise<number> {
    return this.repository.removeContacts(tx, project);
  }

  /** Deletes every identity of a project and destroys the keys: copies and backups can be read no more. @returns how many */
  async erase(tx: WriteTransaction, project: string): Promise<number> {
    const erased = await this.repository.removeAll(tx, project);
    for (const purpose of ['identities', 'identities-index'] as const)
      await this.keys.destroy(tx, { purpose, project });
    return erased;
  }

  #record(
    tx: WriteTransaction,
    action: `identity.${string}`,
    project: string,
    id: string,
    purpose?: IdentityPurpose,
  ): void {
    this.audit.record(tx, {
      action,
      project,
      subject: { kind: 'participant', id },
      ...(purpose && { purpose }),
    });
  }
}

function toRow(keys: FieldKeys, projectId: string, id: string, identity: Identity): IdentityEntity {
  const { contacts, ...person } = identity;
  const seal = (column: string, value: object) =>
    keys.seal({ table: TABLE, column, row: id }, JSON.stringify(value));
  return {
    id,
    projectId,
    person: seal('person', person),
    contacts: seal('contacts', contacts),
    updatedAt: now(),
  };
}

function fromRow(keys: FieldKeys, { id, person, contacts }: IdentityEntity): Identity {
  const open = (column: string, sealed: string): unknown =>
    JSON.parse(keys.open({ table: TABLE, column, row: id }, sealed));
  const known = open('person', person) as Omit<Identity, 'contacts'>;
  return Identity.parse({ ...known, contacts: contacts === null ? [] : open('contacts', contacts) });
}

function lookupsOf(
  index: FieldKeys,
  projectId: string,
  id: string,
  identity: Identity,
): IdentityLookupEntity[] {
  const { name, otherNames, contacts } = identity;
  const own = [name, ...otherNames].map((text) => lookup(index, 'name', text));
  const others = contacts.flatMap((contact) => [
    lookup(index, 'name', contact.name),
    ...contact.telephones.map((text) => lookup(index, 'telephone', text)),
  ]);
  const isOwn = new Set(own);
  return [...new Set([...own, ...others])].map((value) => ({
    identityId: id,
    value,
    projectId,
    ofContact: !isOwn.has(value),
  }));
}

const lookup = (index: FieldKeys, by: Sought['by'], text: string): string =>
  index.blindIndex(TABLE, by, by === 'name' ? plainName(text) : plainTelephone(text));
