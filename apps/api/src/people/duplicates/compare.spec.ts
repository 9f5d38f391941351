import { comparePeople, WORTH_A_LOOK, type PersonFacts } from './compare.js';
import { readingsOf } from './readings.js';

const child = (change: Partial<PersonFacts> = {}): PersonFacts => ({
  names: ['王小明'],
  birthMonth: '2016-04',
  sex: 'male',
  telephones: ['13800000000'],
  site: 'a',
  ...change,
});
const kinds = (a: PersonFacts, b: PersonFacts) => comparePeople(a, b).reasons.map(({ kind }) => kind);

describe('the readings of a name', () => {
  it.each([
    ['王小明', ['wangxiaoming']],
    ['单小乐', ['shanxiaole', 'danxiaole', 'shanxiaoyue']],
    ['曾覃', ['zengqin', 'zengtan']],
    ['吕 绿', ['lvlv']],
    ['Zhào·丽', ['zhàoli']],
    ['', ['']],
  ])('%s', (name, readings) => {
    expect(readings.filter((reading) => !readingsOf(name).has(reading))).toEqual([]);
  });

  it('of many characters with many readings do not grow without end', () => {
    expect(readingsOf('单乐重行长朝曾解仇'.repeat(20)).size).toBeLessThanOrEqual(64);
  });
});

describe('two entries', () => {
  it.each<[string, Partial<PersonFacts>, string[]]>([
    ['with the same name', {}, ['name_same', 'birth_month_same', 'telephone_same', 'site_same']],
    [
      'with a name that sounds the same',
      { names: ['汪晓鸣'] },
      ['name_sounds_same', 'birth_month_same', 'telephone_same', 'site_same'],
    ],
    [
      'with a name one letter away',
      { names: ['王小敏'] },
      ['name_sounds_alike', 'birth_month_same', 'telephone_same', 'site_same'],
    ],
    [
      'by another name',
      { names: ['李四', '王小明'], site: 'b' },
      ['name_same', 'birth_month_same', 'telephone_same'],
    ],
    [
      'with a typing mistake in the year',
      { birthMonth: '2015-04' },
      ['name_same', 'birth_month_near', 'telephone_same', 'site_same'],
    ],
    [
      'of which nothing but the name is known',
      { birthMonth: undefined, sex: undefined, telephones: [] },
      ['name_same', 'site_same'],
    ],
  ])('%s say why they may be one', (_, change, expected) => {
    expect(kinds(child(), child(change))).toEqual(expected);
  });

  it.each<[string, Partial<PersonFacts>, boolean]>([
    ['the same name and month of birth', { telephones: [], site: 'b' }, true],
    ['a homophone and the same month', { names: ['王晓铭'], telephones: [] }, true],
    ['the same name and telephone, month not known', { birthMonth: undefined }, true],
    ['a brother at the same centre', { names: ['王大伟'], birthMonth: '2014-09' }, false],
    ['a stranger born in the same month', { names: ['李建国'], telephones: [] }, false],
    [
      'a namesake of another age and sex',
      { sex: 'female', birthMonth: '2012-01', telephones: [], site: 'b' },
      false,
    ],
  ])('%s: worth a look or not', (_, change, expected) => {
    const { score } = comparePeople(child(), child(change));
    expect(score >= WORTH_A_LOOK).toBe(expected);
    expect(comparePeople(child(change), child()).score).toBe(score);
  });

  it('score between 0 and 100, and 100 where all agrees', () => {
    expect(comparePeople(child(), child()).score).toBe(100);
    expect(
      comparePeople(
        child(),
        child({ names: ['甲'], sex: 'female', birthMonth: '2010-01', telephones: [], site: 'z' }),
      ).score,
    ).toBe(0);
  });
});
