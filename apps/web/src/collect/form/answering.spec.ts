import type { Question } from 'survey-core';
import { Answering } from './answering';

/** A question of survey-core's, as far as an answer goes. */
class Asked {
  value: unknown;
  constructor(readonly name: string) {}
  getValueName(): string {
    return this.name;
  }
}

const question = (name: string) => new Asked(name) as unknown as Question;

describe('an answer on its way', () => {
  let painted: (() => void)[];
  const paint = () => {
    for (const then of painted.splice(0)) then();
    jest.runAllTimers();
  };

  beforeEach(() => {
    jest.useFakeTimers();
    painted = [];
    globalThis.requestAnimationFrame = (then) =>
      painted.push(() => {
        then(0);
      });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is heard at once, and told to survey-core after the paint', () => {
    const heard: unknown[] = [];
    const answering = new Answering((name, value) => heard.push([name, value]));
    const one = question('one');
    const told = jest.fn();
    answering.give(one, 1, told);
    expect(heard).toEqual([['one', 1]]);
    expect(answering.answerTo(one)).toBe(1);
    expect(one.value).toBeUndefined();
    paint();
    expect(one.value).toBe(1);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is told before the next, in the order in which they were given', () => {
    const answering = new Answering();
    const [one, other] = [question('one'), question('other')];
    answering.give(one, 1, () => undefined);
    answering.give(other, 2, () => undefined);
    expect([one.value, other.value]).toEqual([1, undefined]);
    paint();
    expect(other.value).toBe(2);
  });

  it('gives way to a later answer to the same question', () => {
    const answering = new Answering();
    const one = question('one');
    answering.give(one, 1, () => undefined);
    answering.give(one, 3, () => undefined);
    paint();
    expect(one.value).toBe(3);
  });

  it('is told without a paint where somebody moves on, and not a second time', () => {
    const answering = new Answering();
    const one = question('one');
    const told = jest.fn();
    answering.give(one, 1, told);
    answering.settle();
    expect(one.value).toBe(1);
    one.value = 'changed since';
    paint();
    expect(one.value).toBe('changed since');
    expect(told).toHaveBeenCalledTimes(1);
  });
});
