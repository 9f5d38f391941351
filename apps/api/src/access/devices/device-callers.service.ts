import { createPublicKey, verify } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PERMISSIONS_OF, PROOF_WITHIN_MS, proofText, readProof } from '@tongxing/contracts';
import type { Actor } from '../../platform/actor/index.js';
import { UnitOfWork, type View } from '../../platform/database/index.js';
import { now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository, sitesBelow } from '../../programme/index.js';
import type { DeviceEntity } from './device.entity.js';
import { DevicesRepository } from './devices.repository.js';
import { SpentNonces } from './spent-nonces.service.js';

const SEEN_EVERY_MS = 60_000;
/** A device may do what an enumerator may. */
const PERMISSIONS = new Set(PERMISSIONS_OF.enumerator);

/** A device that has shown that a request is its own, if the body is what it says. */
export interface DeviceCaller {
  readonly actor: Actor;
  /** SHA-256 in base64url. */
  readonly bodyHash: string;
}

/** Tells which device a request comes from. */
@Injectable()
export class DeviceCallers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly devices: DevicesRepository,
    private readonly programme: ProgrammeRepository,
    private readonly nonces: SpentNonces,
  ) {}

  /**
   * The device that signed a request. What is wrong with the time or the nonce is told to nobody who has not the key.
   *
   * @param header the value of `authorization`
   * @param path with its query, as it was sent
   * @returns undefined where no enrolled device signed this request
   * @throws ProblemException `proof-untimely`, `proof-used`
   */
  async callerOf(header: string, method: string, path: string): Promise<DeviceCaller | undefined> {
    const read = readProof(header);
    if (!read) return undefined;
    const { proof, signature } = read;
    const found = await this.unitOfWork.read(async (view) => {
      const row = await this.devices.enrolled(view, proof.device);
      return row && { row, sites: await this.#sites(view, row) };
    });
    if (!found || !isSigned(found.row.publicKey, proofText(method, path, proof), signature)) return undefined;
    if (Math.abs(Date.now() - proof.at) > PROOF_WITHIN_MS) throw new ProblemException('proof-untimely');
    const { row, sites } = found;
    if (!(await this.nonces.spend(row.id, proof.nonce))) throw new ProblemException('proof-used');
    await this.#seen(row);
    const reach = { permissions: PERMISSIONS, project: row.projectId, ...(sites && { sites }) };
    return { actor: { kind: 'device', id: row.id, reach: [reach] }, bodyHash: proof.bodyHash };
  }

  async #sites(view: View, { projectId, siteId }: DeviceEntity): Promise<ReadonlySet<string> | undefined> {
    return siteId === null ? undefined : sitesBelow(await this.programme.siteTree(view, projectId), siteId);
  }

  async #seen({ id, lastSeenAt }: DeviceEntity): Promise<void> {
    const at = now();
    if (lastSeenAt !== null && Date.parse(at) - Date.parse(lastSeenAt) < SEEN_EVERY_MS) return;
    // No reason to refuse what the device sends.
    await this.unitOfWork.write((tx) => this.devices.update(tx, id, { lastSeenAt: at })).catch(() => undefined);
  }
}

function isSigned(publicKey: string | null, text: string, signature: string): boolean {
  if (publicKey === null) return false;
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
  const signed = Buffer.from(signature, 'base64url');
  return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, signed);
}
