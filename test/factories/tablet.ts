import { webcrypto } from 'node:crypto';
import type { Project, SealedItem, SealedPayload, SubmissionEnvelope, SyncAnswer } from '@tongxing/contracts';
import {
  acceptKeys,
  deliver,
  FIRST_BATCH,
  sealedHash,
  sealPayload,
  step,
  type OutboxEvent,
  type OutboxItem,
  type RawAnswer,
  type Round,
  type TrustedKeys,
} from '@tongxing/sync';
import { type Call, type TestApi } from '../support/api.js';
import { newDevice } from './devices.js';
import { newSubmissionId } from './programme.js';

const { subtle } = webcrypto;

/** What a network does to a request. `send` gives what the server answers. */
export type Network = (
  send: () => Promise<RawAnswer>,
  path: string,
  body: object,
) => Promise<RawAnswer | undefined>;

export const honest: Network = (send) => send();

/** A device as the tablet app is one: what it holds on its disk, and the server's keys that it enrolled with. */
export class Tablet {
  readonly disk = new Map<string, OutboxItem>();

  private constructor(
    readonly id: string,
    readonly project: string,
    readonly call: Call,
    readonly keys: TrustedKeys,
  ) {}

  static async enrol(api: TestApi, { id: project }: Pick<Project, 'id'>, site?: string): Promise<Tablet> {
    const device = await newDevice(api, project, site);
    const keys = await acceptKeys(subtle, device.keys);
    if (!keys) throw new Error('no keys to believe');
    return new Tablet(device.id, device.project, device.call, keys);
  }

  /** Finishes an interview: sealed, and its answers gone. @returns its id */
  async finish(submission: SubmissionEnvelope, more: object = {}, id = newSubmissionId()): Promise<string> {
    const payload = { protocol: 1, kind: 'submission', submission, ...more } as SealedPayload;
    return this.put(await sealPayload(subtle, this.keys.sealing, id, payload));
  }

  /** Puts an item on the disk as it is. */
  async put(sealed: SealedItem): Promise<string> {
    const hash = await sealedHash(subtle, sealed);
    this.disk.set(sealed.id, { state: 'sealed', id: sealed.id, sealed, hash });
    return sealed.id;
  }

  state(id: string): string {
    return this.disk.get(id)?.state ?? 'gone';
  }

  item(id: string): Exclude<OutboxItem, { state: 'draft' | 'deletable' }> {
    return this.disk.get(id) as never;
  }

  /** One round of delivery through a network. */
  deliver(network: Network = honest, size = FIRST_BATCH): Promise<Round> {
    return deliver(
      {
        subtle,
        outbox: {
          items: () => Promise.resolve([...this.disk.values()]),
          apply: (id, event) => {
            this.apply(id, event);
            return Promise.resolve();
          },
        },
        request: (path, body) => network(() => this.#send(path, body), path, body),
        clock: () => new Date().toISOString(),
      },
      this.keys,
      size,
    );
  }

  apply(id: string, event: OutboxEvent): void {
    const item = this.disk.get(id);
    if (!item) return;
    const next = step(item, event);
    if (next.state === 'deletable') this.disk.delete(id);
    else this.disk.set(id, next);
  }

  /** Sends these items and nothing else. */
  async send(...items: readonly unknown[]): Promise<SyncAnswer> {
    const answer = await this.call<SyncAnswer>('POST', this.path('batches'), { protocol: 1, items });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  path(what: string): string {
    return `/projects/${this.project}/sync/${what}`;
  }

  async #send(path: string, body: object): Promise<RawAnswer> {
    const { status, headers, bytes } = await this.call('POST', this.path(path), body);
    return { status, contentType: String(headers['content-type']), body: bytes.toString() };
  }
}
