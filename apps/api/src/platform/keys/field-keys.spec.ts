import fc from 'fast-check';
import { newKey } from './cipher.js';
import { FieldKeys, type FieldPlace } from './field-keys.js';

const PLACE: FieldPlace = { table: 'identity', column: 'name', row: '1' };
const keys = (...ids: string[]) =>
  new FieldKeys(ids.map((id, i) => ({ id, isActive: i === ids.length - 1, key: newKey() })));

describe('sealed fields', () => {
  it('open to what was sealed, whatever text it is', () => {
    const own = keys('a');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(own.open(PLACE, own.seal(PLACE, text))).toBe(text);
      }),
    );
  });

  it('show nothing of the text, and differ each time', () => {
    const own = keys('a');
    const sealed = Array.from({ length: 100 }, () => own.seal(PLACE, '王小明'));
    expect(new Set(sealed).size).toBe(100);
    expect(sealed.filter((s) => /王|小|明/.test(s) || Buffer.from(s, 'base64url').includes('王'))).toEqual([]);
  });

  it.each<[string, Partial<FieldPlace>]>([
    ['row', { row: '2' }],
    ['column', { column: 'phone' }],
    ['table', { table: 'alert' }],
    ['row and column run together', { column: 'nam', row: 'e1' }],
  ])('do not open in another %s', (_, change) => {
    const own = keys('a');
    expect(() => own.open({ ...PLACE, ...change }, own.seal(PLACE, '王小明'))).toThrow();
  });

  it('do not open when any bit of them has changed', () => {
    const own = keys('a');
    const sealed = own.seal(PLACE, '王小明');
    const bytes = Buffer.from(sealed.slice('v1.a.'.length), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(() => own.open(PLACE, `v1.a.${changed.toString('base64url')}`)).toThrow();
    }
    for (const cut of ['', 'v1.a.', sealed.slice(0, -4), sealed.slice(0, 20)])
      expect(() => own.open(PLACE, cut)).toThrow();
  });

  it('open with an older key and are sealed with the active one', () => {
    const [older, newer] = [newKey(), newKey()];
    const before = new FieldKeys([{ id: 'a', isActive: true, key: older }]);
    const during = new FieldKeys([
      { id: 'a', isActive: false, key: older },
      { id: 'b', isActive: true, key: newer },
    ]);
    const after = new FieldKeys([{ id: 'b', isActive: true, key: newer }]);
    const sealed = before.seal(PLACE, '王小明');
    expect(during.open(PLACE, sealed)).toBe('王小明');
    expect(after.open(PLACE, during.seal(PLACE, '王小明'))).toBe('王小明');
    expect(() => after.open(PLACE, sealed)).toThrow('not at hand');
  });

  it('are looked up by a value that only the key can make', () => {
    const own = keys('a');
    const value = own.blindIndex('identity', 'phone', '13800000000');
    expect(own.blindIndex('identity', 'phone', '13800000000')).toBe(value);
    expect(own.blindIndex('identity', 'name', '13800000000')).not.toBe(value);
    expect(keys('a').blindIndex('identity', 'phone', '13800000000')).not.toBe(value);
  });
});
