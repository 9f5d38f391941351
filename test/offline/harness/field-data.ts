import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { v7 } from 'uuid';
import { makeStudyCode, type ConsentObstacle, type WorklistItem } from '@tongxing/contracts';
import { contentHash, parseVersion, type InstrumentDefinition } from '@tongxing/instruments';

/** A project with one site, one wave and a few children, none of whom exists. */
const project = v7();
const site = v7();
const wave = v7();

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function definitionOf(instrument: string, version: string): InstrumentDefinition {
  const read = (file: string) => readFileSync(`surveys/${instrument}/${version}/${file}`, 'utf8');
  const parsed = parseVersion(
    { instrument, version },
    {
      'questionnaire.json': read('questionnaire.json'),
      'scoring.json': read('scoring.json'),
      'provenance.json': read('provenance.json'),
    },
  );
  if (!('definition' in parsed)) throw new Error(`${instrument} cannot be read`);
  return parsed.definition;
}

/** As the server answers with it. */
export function versionOf(instrument: string, version: string): object {
  const definition = definitionOf(instrument, version);
  const { questionnaire, key, provenance } = definition;
  return {
    ...named(instrument, version),
    instrument,
    title: provenance.title,
    rendersOnScreen: true,
    items: Object.keys(key.items).length,
    respondent: provenance.respondent,
    ...(provenance.ages && { ages: provenance.ages }),
    questionnaire,
    key,
  };
}

const named = (id: string, version: string) => ({
  id,
  version,
  hash: contentHash(definitionOf(id, version), sha256),
});

export type Versions = Readonly<Record<string, string>>;
const inUse = (one: ReturnType<typeof named>, instead: Versions) =>
  named(one.id, instead[one.id] ?? one.version);

const WELLBEING = named('emotional-wellbeing-b', '1.1.0');
const GUARDIAN = named('guardian-survey', '1.0.0');
const ASSENT = { ...named('child-assent-b', '1.0.0'), kind: 'assent' as const };

const item = (
  digits: string,
  instrument: typeof WELLBEING,
  respondent: WorklistItem['respondent'],
  obstacles: ConsentObstacle[] = [],
): WorklistItem => ({
  id: v7(),
  wave,
  participant: v7(),
  studyCode: makeStudyCode(digits),
  site,
  instrument,
  respondent,
  sitting: 1,
  band: 'B',
  state: 'open',
  visits: 0,
  obstacles,
  changedAt: new Date().toISOString(),
  language: 'zh-CN',
});

const MORE = [
  '20461357',
  '31572468',
  '42683579',
  '53794681',
  '64815792',
  '75926813',
  '86137924',
  '97248135',
  '18359246',
  '29461357',
];

const ITEMS = [
  item('48271936', WELLBEING, 'child'),
  item('59302741', WELLBEING, 'child', ['assent-missing']),
  item('13572468', GUARDIAN, 'guardian'),
  ...MORE.map((digits) => item(digits, WELLBEING, 'child')),
];

export const FIELD = {
  project: {
    id: project,
    code: 'field',
    name: { zh: '合成项目', en: 'Synthetic project' },
    allocation: 'single_group',
    comparisons: [],
    synthetic: true,
    consentRequired: true,
  },
  wave: { id: wave, code: 'baseline', name: { zh: '基线', en: 'Baseline' }, ordinal: 1 },
  device: { id: v7(), name: 'Tablet 1', state: 'enrolled', createdAt: new Date().toISOString() },
  /** Study codes: may be asked at once, must assent first, a guardian, and then children who may be asked at once. */
  codes: ITEMS.map(({ studyCode }) => studyCode),
  /** @param instead versions that are in use in the place of others, by instrument */
  worklist: (instead: Versions = {}) => ({
    project,
    wave,
    consentRequired: true,
    until: new Date().toISOString(),
    sites: [
      {
        id: site,
        code: 'centre-1',
        name: { zh: '第一活动中心', en: 'First centre' },
        hotlines: [{ number: '0871-12345', name: { zh: '县未成年人保护', en: 'County child protection' } }],
      },
    ],
    instruments: [WELLBEING, GUARDIAN].map((one) => inUse(one, instead)),
    scripts: [ASSENT],
    items: ITEMS.map((one) => ({ ...one, instrument: inUse(one.instrument, instead) })),
    gone: [],
  }),
} as const;
