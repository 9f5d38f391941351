import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import type { ImportMapping } from '@tongxing/api';

const ITEMS = ['q1', 'q2', 'q3', 'q4', 'q5'];
const name = { zh: '测试', en: 'Test' };

/** The mapping of a small table: five items from 0 to 4, one scale, two waves. `change` replaces parts of it. */
export const smallMapping = (change: Partial<z.input<typeof ImportMapping>> = {}) => ({
  schema: 'tongxing.import-mapping/1' as const,
  project: { code: 'import', name, allocation: 'single_group' as const, synthetic: true },
  instrument: {
    own: {
      id: 'five-items',
      version: '1.0.0',
      title: name,
      construct: name,
      source: 'invented for tests',
      licence: 'none needed',
      evidence: name,
      range: { min: 0, max: 4 },
      items: ITEMS,
      scales: [
        {
          id: 'five',
          name,
          domain: 'test',
          direction: 'higher_is_better' as const,
          measurement: 'reflective' as const,
          items: ['q1', 'q2', 'q3', 'q4', '-q5'],
        },
      ],
    },
  },
  respondent: 'child' as const,
  language: 'zh-CN' as const,
  columns: { participant: 'person', wave: 'wave', site: 'site' },
  waves: [
    { code: 'baseline', name },
    { code: 'endline', name },
  ],
  sites: { kind: 'school' as const },
  ...change,
});

export const HEADER = ['person', 'wave', 'site', ...ITEMS].join(',');

/** One sound row; people come in pairs of rows, one a wave. */
export const rowNumber = (i: number): string => {
  const person = Math.floor(i / 2);
  const wave = i % 2 === 0 ? 'baseline' : 'endline';
  const answers = ITEMS.map((_, item) => (i * 7 + item * 3) % 5);
  return [`p-${String(person)}`, wave, `school-${String(person % 20)}`, ...answers].join(',');
};

/** Writes the mapping and a table of `rows` sound rows into `folder`. */
export async function writeTable(folder: string, rows: number): Promise<{ table: string; mapping: string }> {
  const table = join(folder, 'table.csv');
  const mapping = join(folder, 'mapping.yaml');
  writeFileSync(mapping, JSON.stringify(smallMapping()));
  await pipeline(Readable.from(linesOf(rows)), createWriteStream(table));
  return { table, mapping };
}

function* linesOf(rows: number): Generator<string> {
  yield `${HEADER}\n`;
  for (let i = 0; i < rows; i++) yield `${rowNumber(i)}\n`;
}
