/** What an outcome of a plan is made from, by its id. */
export type OutcomeForm =
  | { readonly kind: 'score'; readonly scale: string }
  | { readonly kind: 'reaches'; readonly of: 'scale' | 'item'; readonly id: string; readonly from: string }
  | { readonly kind: 'bands'; readonly scale: string }
  | { readonly kind: 'item'; readonly item: string }
  | { readonly kind: 'flag'; readonly flag: string };

export interface ParsedOutcome {
  readonly instrument: string;
  readonly version: string;
  readonly form: OutcomeForm;
}

/**
 * Reads an outcome's id.
 *
 * | after `instrument@version/` | outcome                                                          |
 * |-----------------------------|------------------------------------------------------------------|
 * | `scale`                     | the scale's score                                                |
 * | `scale:from:band`           | yes or no: whether the score reaches the key's band              |
 * | `scale:from:60`             | yes or no: whether the score is at least this                    |
 * | `scale:bands`               | the key's bands as categories in order                           |
 * | `item:name`                 | what the item scores: yes or no where that is one of two numbers, else categories in order |
 * | `item:name:from:2`          | yes or no: whether the item scores at least this                 |
 * | `flag:name`                 | yes or no: whether the answers raise the red flag                |
 *
 * @returns undefined where the id has none of these forms
 * @example parsedOutcome('joy@1.0.0/mood:from:60')?.form // { kind: 'reaches', of: 'scale', id: 'mood', from: '60' }
 */
export function parsedOutcome(id: string): ParsedOutcome | undefined {
  const [, instrument, version, rest] = /^([^@/\s]+)@([^@/\s]+)\/([^@/\s]+)$/.exec(id) ?? [];
  const form = rest === undefined ? undefined : formOf(rest.split(':'));
  return instrument === undefined || version === undefined || !form ? undefined : { instrument, version, form };
}

function formOf(parts: readonly string[]): OutcomeForm | undefined {
  if (parts.includes('')) return undefined;
  const [head = '', second = '', third = '', fourth = ''] = parts;
  if (parts.length === 1) return { kind: 'score', scale: head };
  if (parts.length === 2) {
    if (head === 'item') return { kind: 'item', item: second };
    if (head === 'flag') return { kind: 'flag', flag: second };
    return second === 'bands' ? { kind: 'bands', scale: head } : undefined;
  }
  if (parts.length === 3)
    return second === 'from' ? { kind: 'reaches', of: 'scale', id: head, from: third } : undefined;
  if (parts.length === 4 && head === 'item' && third === 'from')
    return { kind: 'reaches', of: 'item', id: second, from: fourth };
  return undefined;
}
