import { webcrypto } from 'node:crypto';
import type { Browser, BrowserContext } from 'playwright-core';
import type { SyncKeyList } from '@tongxing/contracts';
import { sealPayload, type SubtlePort } from '@tongxing/sync';
import { startFieldServer, type Fault, type FieldServer } from '../harness/field-server.js';
import { SyncStore, type StoreFaults } from '../harness/sync-store.js';
import { devicePage, type Mistake } from './bundle.js';
import { draftOf, submissionOf } from './draft.js';
import type { Event, History } from './history.js';
import { Interview } from './interview.js';
import { Tab } from './tab.js';

const SUBTLE = webcrypto.subtle as unknown as SubtlePort;

/** What is wrong on purpose, so that the checks show that they find it. */
export interface Mutant {
  /** What the check says of it. */
  readonly found: string;
  readonly mistake?: Mistake;
  readonly server?: StoreFaults;
}

type Of<K extends Event['kind']> = Event & { readonly kind: K };

/** A tablet in a browser with two tabs, a server, the network between them, and time. */
export class World {
  #interviews: Interview[] = [];
  #isRevoked = false;

  private constructor(
    private readonly server: FieldServer,
    private readonly context: BrowserContext,
    private readonly tabs: readonly [Tab, Tab],
  ) {}

  static async make(browser: Browser, { mistake, server: faults }: Partial<Mutant> = {}): Promise<World> {
    const store = await SyncStore.make(faults);
    store.backedUp = false;
    const server = await startFieldServer({ store, files: await devicePage(mistake) });
    const context = await browser.newContext();
    const tabs = [await Tab.open(context, server.url), await Tab.open(context, server.url)] as const;
    await tabs[0].enrol();
    for (const tab of tabs) await tab.start();
    return new World(server, context, tabs);
  }

  async end(): Promise<void> {
    await this.context.close();
    await this.server.stop();
  }

  /** Lets a history happen on a tablet that holds nothing yet. @throws Error where something was lost or stored twice */
  async live({ locks, events }: History): Promise<void> {
    await this.#begin(locks);
    for (const event of events) {
      await this.#happen(event);
      await this.#check();
    }
    await this.#heal();
  }

  async #begin(locks: boolean): Promise<void> {
    this.#interviews = [];
    this.#isRevoked = false;
    this.server.store.forgetAll();
    for (const tab of this.tabs) {
      await tab.restoreStrength();
      await tab.withLocks(locks);
    }
    await this.tabs[0].empty();
  }

  async #happen(event: Event): Promise<void> {
    const { store } = this.server;
    const [tab] = this.tabs;
    switch (event.kind) {
      case 'answer':
        return this.#answer(event);
      case 'finish':
        return this.#finish(event);
      case 'forgotten tab':
        return this.#useForgottenTab(event);
      case 'deliver':
        return this.#deliver(event);
      case 'restart':
        return tab.restart(event.wrongPins);
      case 'storage':
        return tab.failWrites(event.times, event.reason);
      case 'nights':
        store.nights(event.nights);
        return;
      case 'restored':
        store.restore(event.age);
        return;
      case 'revoked':
        this.#isRevoked = event.on;
        return;
      case 'same id elsewhere':
        return this.#deliverElsewhere();
    }
  }

  async #answer({ power }: Of<'answer'>): Promise<void> {
    const interview = this.#underWay ?? this.#newInterview();
    const answers = interview.next;
    const outcome = await this.tabs[0].save(draftOf(interview.id, answers), power);
    interview.saved(answers, outcome === 'done');
  }

  async #finish({ power, meanwhile }: Of<'finish'>): Promise<void> {
    if (!this.#underWay) await this.#answer({ kind: 'answer', power: Infinity });
    const interview = this.#underWay;
    if (!interview) return;
    const [tab, other] = this.tabs;
    const draft = draftOf(interview.id, interview.answers);
    const [outcome] = await Promise.all([
      tab.finish(draft, power),
      meanwhile === 'finishes too' && other.finish(draft),
      meanwhile === 'saves' && other.save(draft),
    ]);
    interview.finished(outcome === 'done' || meanwhile === 'finishes too');
  }

  async #useForgottenTab({ does }: Of<'forgotten tab'>): Promise<void> {
    const finished = this.#lastFinished;
    if (!finished) return;
    const old = draftOf(finished.id, { q1: 1 });
    if (does === 'save') await this.tabs[1].save(old);
    else await this.tabs[1].finish(old);
  }

  async #deliver({ faults, power, tabs }: Of<'deliver'>): Promise<void> {
    const coming: Fault[] = [...faults];
    this.server.disturb((path) => {
      if (!path.includes('/sync/')) return 'none';
      return coming.shift() ?? (this.#isRevoked ? 'revoked' : 'none');
    });
    const [tab, other] = this.tabs;
    await Promise.all([tab.deliver(power), tabs === 2 && other.deliver()]);
  }

  async #deliverElsewhere(): Promise<void> {
    const finished = this.#lastFinished;
    if (!finished) return;
    const { store } = this.server;
    const { sealing } = JSON.parse((await store.keys()).text) as SyncKeyList;
    const sealed = await sealPayload(SUBTLE, sealing, finished.id, submissionOf({ other: 1 }));
    await store.receive({ items: [sealed] });
  }

  async #check(): Promise<void> {
    const { store } = this.server;
    const disk = await this.tabs[0].look();
    if (disk.setAside > 0) throw new Error('a draft that cannot be opened');
    for (const interview of this.#interviews) interview.check(disk, store);
    for (const writes of store.writes.values()) if (writes !== 1) throw new Error('stored more than once');
  }

  /** The network heals, the tablet is trusted again and delivers; a fortnight later it may let go of its copies. */
  async #heal(): Promise<void> {
    this.#isRevoked = false;
    const round = () => this.#deliver({ kind: 'deliver', faults: [], power: Infinity, tabs: 1 });
    await this.tabs[0].restoreStrength();
    for (let rounds = 0; rounds < 3; rounds++) await round();
    await this.#check();
    const states = await this.#states();
    if (states.some((state) => state === 'sealed' || state === 'sending')) throw new Error('never confirmed');
    for (const interview of this.#interviews) interview.checkDelivered(this.server.store);
    this.server.store.nights(15);
    await round();
    await this.#check();
    if ((await this.#states()).some((state) => state !== 'conflict'))
      throw new Error('copies are never let go');
  }

  async #states(): Promise<string[]> {
    return (await this.tabs[0].look()).outbox.map(({ state }) => state);
  }

  /** The interview that is not finished yet, where there is one. */
  get #underWay(): Interview | undefined {
    const last = this.#interviews.at(-1);
    return last?.isFinished ? undefined : last;
  }

  get #lastFinished(): Interview | undefined {
    return this.#interviews.filter(({ isFinished }) => isFinished).at(-1);
  }

  #newInterview(): Interview {
    const interview = new Interview();
    this.#interviews.push(interview);
    return interview;
  }
}
