import { Injectable } from '@nestjs/common';
import type {
  Device,
  DeviceEnrolment,
  EnrolledDevice,
  InvitedDevice,
  NewDevice,
  PageQuery,
} from '@tongxing/contracts';
import { currentActor } from '../../platform/actor/index.js';
import { AuditLog, type AuditEvent } from '../../platform/audit/index.js';
import { pageOf, UnitOfWork, type WriteTransaction } from '../../platform/database/index.js';
import { newId, now, sha256 } from '../../platform/ids.js';
import { SyncKeyring } from '../../platform/keys/index.js';
import { sitesWhere } from '../../platform/permissions/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository, ProgrammeService } from '../../programme/index.js';
import { minutesFromNow, newToken } from '../tokens.js';
import { requireDeviceKey } from './device-key.js';
import type { DeviceEntity } from './device.entity.js';
import { mayManageDevice } from './devices.policy.js';
import { DevicesRepository } from './devices.repository.js';

/** A code to enrol is shown, scanned and used within one visit. */
const ENROL_WITHIN_MINUTES = 15;

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
        publicKey: null,
        expiresAt: minutesFromNow(ENROL_WITHIN_MINUTES),
        createdAt: now(),
        enrolledAt: null,
        lastSeenAt: null,
        revokedAt: null,
      };
      await this.devices.insert(tx, row);
      this.#record(tx, 'device.invited', row);
      return { device: toDevice(row), link: `/collect/enrol#${token}`, expiresAt: row.expiresAt };
    });
  }

  /**
   * Enrols whoever shows a code with the key that it gives. The code is used up; the same device may ask once more,
   * for the answer may have been lost on the way.
   *
   * @throws ProblemException `link-invalid`, `request-invalid`; `keys-unavailable`, and the code stays good
   */
  enrol({ code, publicKey }: DeviceEnrolment): Promise<EnrolledDevice> {
    requireDeviceKey(publicKey);
    return this.unitOfWork.write(async (tx) => {
      const at = now();
      const row = await this.devices.byCode(tx, sha256(code), at);
      if (!row) throw new ProblemException('link-invalid');
      if (row.publicKey === publicKey) return this.#enrolled(tx, row);
      const enrolled = { publicKey, enrolledAt: at };
      if (!(await this.devices.enrol(tx, row.id, enrolled))) throw new ProblemException('link-invalid');
      this.#record(tx, 'device.enrolled', row, { kind: 'device', id: row.id });
      return this.#enrolled(tx, { ...row, ...enrolled });
    });
  }

  /** Those that the caller manages. */
  list(projectId: string, page: PageQuery): Promise<{ items: Device[]; next?: string }> {
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, projectId);
      const sites = sitesWhere(currentActor(), 'devices.manage', projectId);
      return pageOf(await this.devices.page(view, projectId, page, sites), toDevice);
    });
  }

  /** The device can do nothing from now on. @throws ProblemException `not-found` */
  revoke(projectId: string, id: string): Promise<Device> {
    return this.unitOfWork.write(async (tx) => {
      const row = await this.devices.find(tx, projectId, id);
      if (!row || !mayManageDevice(currentActor(), row)) throw new ProblemException('not-found');
      const revokedAt = row.revokedAt ?? now();
      await this.devices.update(tx, id, { revokedAt, tokenHash: null, publicKey: null });
      this.#record(tx, 'device.revoked', row);
      return toDevice({ ...row, revokedAt });
    });
  }

  async #enrolled(tx: WriteTransaction, row: DeviceEntity): Promise<EnrolledDevice> {
    const keys = await (await this.keyring.toWrite(tx)).list();
    return { device: toDevice(row), project: row.projectId, keys };
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
