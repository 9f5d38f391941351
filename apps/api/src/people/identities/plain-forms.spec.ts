import { plainName, plainTelephone } from './plain-forms.js';

describe('what identities are looked up by', () => {
  it.each([
    ['王小明', '王 小明'],
    ['王小明', '王小明　'],
    ['阿依努尔·买买提', '阿依努尔•买买提'],
    ['阿依努尔·买买提', '阿依努尔・买买提'],
    ['Ma Long', 'ＭＡ　ＬＯＮＧ'],
  ])('takes the name %s for %s', (one, other) => {
    expect(plainName(one)).toBe(plainName(other));
  });

  it('keeps other characters apart', () => {
    expect(plainName('王小明')).not.toBe(plainName('王晓明'));
  });

  it.each([
    ['13800000000', '+86 138 0000 0000'],
    ['13800000000', '0086-138-0000-0000'],
    ['13800000000', '１３８００００００００'],
    ['08621234567', '(0862) 123-4567'],
  ])('takes the number %s for %s', (one, other) => {
    expect(plainTelephone(other)).toBe(one);
  });
});
