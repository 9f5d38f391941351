import { SubmissionEntity, UnitOfWork } from '@tongxing/api';
import { backOff, FIRST_BATCH, type RawAnswer } from '@tongxing/sync';
import { newProgramme, submissionFor } from '../factories/programme.js';
import { Tablet, type Network } from '../factories/tablet.js';
import { startApi, type TestApi } from '../support/api.js';

const BITS_A_SECOND = 64_000;
const LOSS = 0.3;
const PACKET = 1_400;
const ROUND_TRIP = 0.6;
/** A packet that is lost is sent again after a second, then after two, four …; browsers and proxies give up here. */
const GIVES_UP = 60;
const INTERVIEWS = 40;

/** Numbers from 0 to 1 that are the same for the same seed: Park and Miller's generator. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Seconds that so many bytes take one way, with what is lost sent again. */
function secondsFor(bytes: number, random: () => number): number {
  let seconds = ROUND_TRIP / 2;
  for (let left = bytes; left > 0; left -= PACKET) {
    for (let wait = 1; random() < LOSS; wait *= 2) seconds += wait;
    seconds += (8 * Math.min(left, PACKET)) / BITS_A_SECOND;
  }
  return seconds;
}

/** The line, in time of its own: nobody waits for it. Where it gives up, the server may have got the request all the same. */
class BadLine {
  seconds = 0;

  constructor(readonly random: () => number) {}

  readonly network: Network = async (send, _path, body) => {
    const up = secondsFor(Buffer.byteLength(JSON.stringify(body)), this.random);
    if (up > GIVES_UP) {
      this.#fail();
      return undefined;
    }
    const answer: RawAnswer = await send();
    const down = secondsFor(Buffer.byteLength(answer.body), this.random);
    if (up + down > GIVES_UP) {
      this.#fail();
      return undefined;
    }
    this.seconds += up + down;
    return answer;
  };

  #fail(): void {
    this.seconds += GIVES_UP;
  }
}

describe('a line of 64 kbit/s that loses three packets of ten', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi('sqlite');
  });
  afterAll(() => api.stop());

  it.each([1, 2, 3])('carries a day of forty interviews home, each once (seed %d)', async (seed) => {
    const programme = await newProgramme(api);
    const tablet = await Tablet.enrol(api, programme.project);
    const ids: string[] = [];
    const paradata = { appVersion: '1.0.0', dwell: Object.fromEntries(pages()) };
    for (let i = 0; i < INTERVIEWS; i++) ids.push(await tablet.finish(submissionFor(programme), { paradata }));
    const line = new BadLine(numbers(seed));
    let size = FIRST_BATCH;
    let failures = 0;
    while (ids.some((id) => tablet.state(id) !== 'receipted')) {
      const round = await tablet.deliver(line.network, size);
      size = round.size;
      failures = round.end === 'done' ? 0 : failures + 1;
      line.seconds += failures > 0 ? backOff(failures, line.random()) / 1_000 : 0;
      for (const [id, item] of tablet.disk)
        if (item.state === 'sending') tablet.apply(id, { kind: 'restarted' });
    }
    const stored = await api.app
      .get(UnitOfWork)
      .read(({ manager }) => manager.countBy(SubmissionEntity, { projectId: programme.project.id }));
    expect(stored).toBe(INTERVIEWS);
    expect(line.seconds).toBeLessThan(3 * 60);
  });
});

/** Seconds on each of thirty pages, as an interview notes them. */
const pages = (): [string, number][] => Array.from({ length: 30 }, (_, i) => [`page-${String(i)}`, 12.5 + i]);
