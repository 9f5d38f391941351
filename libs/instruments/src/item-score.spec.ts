import { itemScore } from './item-score.js';

const knowledge = { min: 0, max: 1, values: { call_119: 1, hide: 0, dont_know: 0 } };
const days = {
  min: 0,
  max: 1,
  cuts: [
    { from: 0, score: 0 },
    { from: 5, score: 1 },
  ],
};
const plain = { min: 0, max: 3 };

describe('itemScore', () => {
  it.each([
    ['the right answer', knowledge, 'call_119', 1],
    ['a wrong answer', knowledge, 'hide', 0],
    ["don't know, which the key lists", knowledge, 'dont_know', 0],
    ['rather not say, which it does not list', knowledge, 'rather_not_say', undefined],
    ['no answer', knowledge, undefined, undefined],
    ['several choices, added up', { min: 0, max: 5, values: { a: 2, b: 3, c: 0 } }, ['a', 'b', 'c'], 5],
    ['several choices of which one is listed', knowledge, ['call_119', 'else'], 1],
    ['several choices of which none is listed', knowledge, ['else'], undefined],
    ['no choice out of several', knowledge, [], undefined],
    ['several choices where numbers are plain', plain, [1], undefined],
    ['a name that every object has', knowledge, 'toString', undefined],
    ['yes as true', { min: 0, max: 1, values: { true: 1, false: 0 } }, true, 1],
    ['just under the cut', days, 4, 0],
    ['the cut itself', days, 5, 1],
    ['far above the cut', days, 7, 1],
    ['a text where numbers are cut', days, 'dont_know', undefined],
    ['a plain number', plain, 2, 2],
    ['a text where numbers are plain', plain, 'dont_know', undefined],
  ])('scores %s', (_, item, answer, score) => {
    expect(itemScore(item, answer)).toBe(score);
  });

  it.each([
    ['below the first cut', days, -1],
    ['above a plain range', plain, 4],
    ['not a number', plain, NaN],
    ['of several choices above the range', { min: 0, max: 3, values: { a: 2, b: 3 } }, ['a', 'b']],
  ])('refuses a number %s', (_, item, answer) => {
    expect(() => itemScore(item, answer)).toThrow(RangeError);
  });
});
