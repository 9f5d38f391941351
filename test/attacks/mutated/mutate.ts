import type { Draw } from './draw.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What has broken servers before, or looks as if it could. */
const NASTY: readonly Json[] = [
  null,
  true,
  -1,
  0,
  1e308,
  2 ** 53,
  0.1,
  '',
  ' ',
  '\u0000',
  '\ud800',
  "' OR '1'='1",
  "'; DROP TABLE participant; --",
  '${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '%n%s%x',
  'a'.repeat(10_000),
  '测'.repeat(5_000),
  '\u202eevil',
  '2026-02-30',
  '9999-12-31T23:59:59.999Z',
  '00000000-0000-7000-8000-000000000000',
  'ffffffff-ffff-7fff-bfff-ffffffffffff',
  [],
  {},
  [[[[[[[[]]]]]]]],
  { constructor: { prototype: { polluted: true } } },
  { $gt: '' },
  Array.from({ length: 600 }, (_, i) => i),
];

const KEYS = [
  '__proto__',
  'constructor',
  'toString',
  'id',
  'projectId',
  'role',
  '',
  ' ',
  'a'.repeat(300),
  '名字',
];

/** A copy with one thing in it changed. */
export function mutate(draw: Draw, value: Json): Json {
  if (Array.isArray(value)) {
    if (value.length === 0 || draw.oncein(4)) return [...value, draw.one(NASTY)];
    const at = draw.below(value.length);
    return draw.oncein(4) ? value.toSpliced(at, 1) : value.with(at, mutate(draw, value[at] as Json));
  }
  if (typeof value === 'object' && value !== null) return mutateObject(draw, value);
  return draw.one(NASTY);
}

function mutateObject(draw: Draw, value: Record<string, Json>): Json {
  const names = Object.keys(value);
  const copy = { ...value };
  const name = names.length > 0 ? draw.one(names) : draw.one(KEYS);
  switch (draw.below(6)) {
    case 0:
      return Object.fromEntries(Object.entries(copy).filter(([key]) => key !== name));
    case 1:
      Object.defineProperty(copy, draw.one(KEYS), { value: draw.one(NASTY), enumerable: true });
      return copy;
    case 2:
      return draw.one(NASTY);
    default:
      copy[name] = mutate(draw, copy[name] ?? null);
      return copy;
  }
}

/** JSON text that is cut off, has a byte changed, or says a name twice. */
export function spoil(draw: Draw, text: string): string {
  const at = draw.below(text.length + 1);
  switch (draw.below(4)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + String.fromCharCode(draw.below(256)) + text.slice(at + 1);
    case 2:
      return `${text.slice(0, 1)}"__proto__":{"polluted":true},${text.slice(1)}`;
    default:
      return '['.repeat(draw.below(5_000)) + text;
  }
}

/** A piece of an address, as it travels. */
export const nastyPart = (draw: Draw): string => {
  const value = draw.one(NASTY);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '')).slice(0, 2_000);
};
