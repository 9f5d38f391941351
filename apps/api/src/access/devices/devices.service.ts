import { Injectable } from '@nestjs/common';
import {
  PERMISSIONS_OF,
  type Device,
  type EnrolledDevice,
  type InvitedDevice,
  type NewDevice,
  type PageQuery,
} from '@tongxing/contracts';
import { currentActor, type Actor } from '../../platform/actor/index.js';
import { AuditLog, type AuditEvent } from '../../platform/audit/index.js';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { newId, now, sha256 } from '../../platform/ids.js';
import { SyncKeyring } from '../../platform/keys/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository, ProgrammeService, sitesBelow } from '../../programme/index.js';
import { minutesFromNow, newToken } from '../tokens.js';
import type { DeviceEntity } from './device.entity.js';
import { mayManageDevice } from './devices.policy.js';
import { DevicesRepository } from './devices.repository.js';

/** A code to enrol is shown, scanned and used within one visit. */
const ENROL_WITHIN_MINUTES = 15;
const SEEN_EVERY_MS = 60_000;
/** A device may do what an enumerator may. */
const PERMISSIONS = new Set(PERMISSIONS_OF.enumerator);

/** Tablets: invited by a code shown on a screen, enrolled by scanning it, revoked when lost. */
@Injectable()
export class DevicesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly devices: DevicesRepository,
    private readonly programme: ProgrammeService,
    private readonly frame: ProgrammeRepository,
    private readonly keyring: SyncKeyring,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Makes a code by which one device enrols, once.
   *
   * @throws ProblemException `not-found`; `site-unknown`, also where the caller does not manage devices
   */
  invite(projectId: string, { name, site }: NewDevice): Promise<InvitedDevice> {
    return this.unitOfWork.write(async (tx) => {
      await this.programme.requireProject(tx, projectId);
      const place = { projectId, siteId: site ?? null };
      const known = site === undefined || (await this.frame.site(tx, projectId, site)) !== null;
      if (!known || !mayManageDevice(currentActor(), place)) throw new ProblemException('site-unknown');
      const { token, tokenHash } = newToken();
      const row: DeviceEntity = {
        id: newId(),
        ...place,
        name,
        tokenHash,
        expiresAt: minutesFromNow(ENROL_WITHIN_MINUTES),
        createdAt: now(),
        enrolledAt: null,
        lastSeenAt: null,
        revokedAt: null,
      };
      await this.devices.insert(tx, row);
      this.#record(tx, 'device.invited', row);
      return { device: toDevice(row), link: `/enrol#${token}`, expiresAt: row.expiresAt };
    });
  }

  /**
   * Turns a code into the token of a device. The code is used up.
   *
   * @throws ProblemException `link-invalid`; `keys-unavailable`, and the code stays good
   */
  enrol(code: string): Promise<EnrolledDevice> {
    return this.unitOfWork.write(async (tx) => {
      const at = now();
      const row = await this.devices.invited(tx, sha256(code), at);
      const { token, tokenHash } = newToken();
      if (!row || !(await this.devices.enrol(tx, row, { tokenHash, enrolledAt: at })))
        throw new ProblemException('link-invalid');
      this.#record(tx, 'device.enrolled', row, { kind: 'device', id: row.id });
      const keys = await (await this.keyring.toWrite(tx)).list();
      return { device: toDevice({ ...row, enrolledAt: at }), token, project: row.projectId, keys };
    });
  }

  /** Those that the caller manages. */
  list(projectId: string, page: PageQuery): Promise<{ items: Device[]; next?: string }> {
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, projectId);
      const { rows, next } = await this.devices.page(view, projectId, page);
      const items = rows.filter((row) => mayManageDevice(currentActor(), row)).map(toDevice);
      return { items, ...(next !== undefined && { next }) };
    });
  }

  /** The device can do nothing from now on. @throws ProblemException `not-found` */
  revoke(projectId: string, id: string): Promise<Device> {
    return this.unitOfWork.write(async (tx) => {
      const row = await this.devices.find(tx, projectId, id);
      if (!row || !mayManageDevice(currentActor(), row)) throw new ProblemException('not-found');
      const revokedAt = row.revokedAt ?? now();
      await this.devices.update(tx, id, { revokedAt, tokenHash: null });
      this.#record(tx, 'device.revoked', row);
      return toDevice({ ...row, revokedAt });
    });
  }

  /** The device that has a token, as an actor; undefined for a token that is unknown or revoked. */
  async callerOf(token: string): Promise<Actor | undefined> {
    const found = await this.unitOfWork.read(async (view) => {
      const row = await this.devices.enrolled(view, sha256(token));
      return row && { row, sites: await this.#sites(view, row) };
    });
    if (!found) return undefined;
    const { row, sites } = found;
    await this.#seen(row);
    const reach = { permissions: PERMISSIONS, project: row.projectId, ...(sites && { sites }) };
    return { kind: 'device', id: row.id, reach: [reach] };
  }

  async #sites(view: View, { projectId, siteId }: DeviceEntity): Promise<ReadonlySet<string> | undefined> {
    return siteId === null ? undefined : sitesBelow(await this.frame.siteTree(view, projectId), siteId);
  }

  async #seen({ id, lastSeenAt }: DeviceEntity): Promise<void> {
    const at = now();
    if (lastSeenAt !== null && Date.parse(at) - Date.parse(lastSeenAt) < SEEN_EVERY_MS) return;
    // No reason to refuse what the device sends.
    await this.unitOfWork.write((tx) => this.devices.update(tx, id, { lastSeenAt: at })).catch(() => undefined);
  }

  #record(tx: WriteTransaction, action: AuditEvent['action'], row: DeviceEntity, actor = currentActor()): void {
    const subject = { kind: 'device', id: row.id };
    this.audit.record(tx, { action, project: row.projectId, subject, actor });
  }
}

const toDevice = (row: DeviceEntity): Device => ({
  id: row.id,
  name: row.name,
  state: row.revokedAt !== null ? 'revoked' : row.enrolledAt !== null ? 'enrolled' : 'invited',
  createdAt: row.createdAt,
  ...(row.siteId !== null && { site: row.siteId }),
  ...(row.lastSeenAt !== null && { lastSeenAt: row.lastSeenAt }),
});
