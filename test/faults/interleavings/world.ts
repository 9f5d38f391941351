import { step, type RawAnswer } from '@tongxing/sync';
import { toyCrypto } from './toy-crypto.js';
import { hashOf, idOf, ToyServer, type ServerFaults } from './toy-server.js';
import { ToyTablet, type Fault } from './toy-tablet.js';

/** What is wrong on purpose, so that the checks show that they find it. */
export interface Mutant {
  readonly step?: typeof step;
  readonly believesAll?: boolean;
  readonly server?: ServerFaults;
}

/** What an interview is to the server: fine, never acceptable, or waiting for consent. */
export const CONTENTS = ['good', 'bad', 'consent'] as const;

export type Event =
  | { readonly kind: 'finish'; readonly tablet: number; readonly content: (typeof CONTENTS)[number] }
  /** An interview of the other tablet is entered here too, under its id, alike or not. */
  | { readonly kind: 'same id'; readonly tablet: number; readonly alike: boolean }
  | { readonly kind: 'second tab seals again'; readonly tablet: number }
  | {
      readonly kind: 'round';
      readonly tablet: number;
      readonly faults: readonly Fault[];
      readonly power: number;
      /** Two tabs deliver at once. */
      readonly tabs: 1 | 2;
    }
  | { readonly kind: 'nights'; readonly nights: number }
  | { readonly kind: 'restored'; readonly age: number }
  | { readonly kind: 'consent comes' }
  | { readonly kind: 'revoked' | 'restarted' | 'backup file brought in'; readonly tablet: number };

/** Two tablets, a server, the network between them, and time. */
export class World {
  readonly #server: ToyServer;
  readonly #tablets: readonly ToyTablet[];
  #interviews = 0;

  constructor({ step: takes = step, believesAll = false, server = {} }: Mutant = {}) {
    const heard: RawAnswer[] = [];
    this.#server = new ToyServer(server);
    this.#tablets = [0, 1].map(() => new ToyTablet(this.#server, toyCrypto(believesAll), takes, heard));
  }

  /** Lets one thing happen, and then checks what must always hold. */
  async happen(event: Event): Promise<void> {
    await this.#happen(event);
    this.#requireNothingLost();
  }

  /** The network heals, revoked tablets bring their backup file, and everybody delivers. */
  async heal(): Promise<void> {
    for (let day = 0; day < 3; day++) {
      for (const tablet of this.#tablets)
        if (tablet.isRevoked) this.#server.receive(tablet.sealed);
        else for (let round = 0; round < 2; round++) await tablet.round();
      this.#server.night();
      this.#requireNothingLost();
    }
    this.#requireAllDelivered();
  }

  async #happen(event: Event): Promise<void> {
    if (event.kind === 'nights') for (let night = 0; night < event.nights; night++) this.#server.night();
    else if (event.kind === 'restored') this.#server.restore(event.age);
    else if (event.kind === 'consent comes') this.#server.consentComes();
    else await this.#happenTo(this.#tablets[event.tablet] as ToyTablet, event);
  }

  async #happenTo(tablet: ToyTablet, event: Event & { readonly tablet: number }): Promise<void> {
    const other = this.#tablets[1 - event.tablet] as ToyTablet;
    switch (event.kind) {
      case 'finish':
        tablet.finish(idOf(String(++this.#interviews)), `${event.content}${String(this.#interviews)}`);
        break;
      case 'same id': {
        const theirs = other.finished.at(-1);
        if (theirs) tablet.finish(theirs.id, event.alike ? `${theirs.box}-again` : `good-other${theirs.id}`);
        break;
      }
      case 'second tab seals again': {
        const own = tablet.finished.at(-1);
        if (own) tablet.finish(own.id, `${own.box}-again`);
        break;
      }
      case 'round':
        await Promise.all(Array.from({ length: event.tabs }, () => tablet.round(event.faults, event.power)));
        break;
      case 'revoked':
        tablet.isRevoked = true;
        break;
      case 'restarted':
        tablet.restart();
        break;
      case 'backup file brought in':
        this.#server.receive(tablet.sealed);
    }
  }

  /** What is not on a tablet is on the server, and in every backup that the server may be set back to. */
  #requireNothingLost(): void {
    for (const tablet of this.#tablets)
      for (const item of tablet.finished) {
        const own = tablet.disk.get(item.id);
        const isKept = own !== undefined && 'sealed' in own && own.hash === hashOf(item);
        if (!isKept && !this.#server.holdsForGood(item)) throw new Error(`lost: ${item.box}`);
        if (!isKept && item.box.startsWith('bad')) throw new Error(`deleted though in quarantine: ${item.box}`);
      }
    for (const [id, writes] of this.#server.writes)
      if (writes !== 1) throw new Error(`stored ${String(writes)} times: ${id}`);
  }

  #requireAllDelivered(): void {
    for (const tablet of this.#tablets)
      for (const item of tablet.finished) {
        if (!this.#server.holds(item)) throw new Error(`never delivered: ${item.box}`);
        if (item.box.startsWith('good') && !this.#server.stored.has(item.id))
          throw new Error(`delivered and not stored: ${item.box}`);
      }
  }
}
