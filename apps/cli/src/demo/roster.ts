import type { RosterMapping } from '@tongxing/contracts';
import type { Child } from './children.js';
import type { Cohort } from './cohort.js';
import { sessionRecord, villageRecord } from './project-shape.js';

/** A roster as an office would bring it: a table and what its columns mean. */
export interface Roster {
  readonly content: Uint8Array;
  readonly mapping: RosterMapping;
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const NUMBERS = '一二三四五六七八九十';

/** A name that nobody bears: "example", and a place in a count of 1,200. */
export function exampleName(ordinal: number): string {
  const at = (characters: string, i: number) => characters.charAt(i % characters.length);
  return `示例${at(STEMS, ordinal)}${at(BRANCHES, Math.floor(ordinal / 10))}${at(NUMBERS, Math.floor(ordinal / 120))}`;
}

/** A number that reaches nobody: of the area codes that begin with 01 only 010 is assigned. */
export const exampleTelephone = (ordinal: number): string => `019-0000-${String(ordinal).padStart(4, '0')}`;

const COLUMNS = ['id', 'site', 'arm', 'sex', 'birth', 'county', 'name', 'guardian', 'telephone'] as const;

/** The children of a cohort, with the records about villages and sessions, which are nobody. */
export function rosterOf({ children, shape }: Cohort): Roster {
  const labels = new Map(shape.counties.map(({ code, label }) => [code, label]));
  const records = [
    ...shape.villages.map((village) => ({ id: villageRecord(village), site: village.code })),
    ...(shape.sessions ? shape.sites : [])
      .filter(({ arm }) => arm === shape.treated)
      .map((site) => ({ id: sessionRecord(site), site: site.code })),
  ];
  const lines = [
    COLUMNS.join(','),
    ...children.map((child) => rowOf(child, labels.get(child.site.county) ?? '')),
    ...records.map(({ id, site }) => [id, site, ...COLUMNS.slice(2).map(() => '')].join(',')),
  ];
  return { content: Buffer.from(`${lines.join('\n')}\n`), mapping: MAPPING };
}

const rowOf = ({ code, site, sex, birthMonth, ordinal }: Child, county: string): string =>
  [
    code,
    site.code,
    site.arm ?? '',
    sex,
    birthMonth,
    county,
    exampleName(ordinal),
    `${exampleName(ordinal)}家长`,
    exampleTelephone(ordinal),
  ].join(',');

const MAPPING: RosterMapping = {
  schema: 'tongxing.roster-mapping/1',
  file: { encoding: 'utf-8', delimiter: ',', missing: [] },
  columns: {
    participant: 'id',
    site: 'site',
    arm: 'arm',
    sex: { column: 'sex', values: {} },
    birthMonth: 'birth',
    covariates: ['county'],
  },
  identity: { name: 'name', contacts: [{ relation: 'other', name: 'guardian', telephone: 'telephone' }] },
};
