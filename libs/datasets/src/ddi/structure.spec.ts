import { bytesOf, newDataset } from '../../../../test/factories/dataset.js';
import type { About } from '../about.js';
import { summarise } from '../summary.js';
import { ddiFile } from './index.js';

/**
 * The order in which elements stand inside each other, of those that are used here.
 *
 * The schema itself is not in the repository (LGPL) and no package brings it, so this is a check of structure, not a
 * validation: order, attributes, enumerations and unique ids of what we write, after the schema's declarations.
 *
 * @see DDI Alliance, DDI-Codebook 2.5, codebook.xsd
 */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  codeBook: ['docDscr', 'stdyDscr', 'fileDscr', 'dataDscr'],
  docDscr: ['citation'],
  stdyDscr: ['citation', 'stdyInfo', 'method', 'dataAccs'],
  citation: ['titlStmt', 'rspStmt', 'prodStmt', 'distStmt', 'serStmt', 'verStmt', 'biblCit'],
  titlStmt: ['titl', 'subTitl', 'altTitl', 'parTitl', 'IDNo'],
  prodStmt: ['producer', 'copyright', 'prodDate', 'prodPlac', 'software'],
  distStmt: ['distrbtr', 'contact', 'depositr', 'depDate', 'distDate'],
  stdyInfo: ['subject', 'abstract', 'sumDscr'],
  sumDscr: ['timePrd', 'collDate', 'nation', 'anlyUnit', 'universe', 'dataKind'],
  method: ['dataColl'],
  dataColl: ['timeMeth', 'dataCollector', 'frequency', 'sampProc', 'deviat', 'collMode', 'resInstru'],
  dataAccs: ['setAvail', 'useStmt'],
  useStmt: ['confDec', 'specPerm', 'restrctn', 'contact', 'citReq', 'deposReq', 'conditions'],
  fileDscr: ['fileTxt'],
  fileTxt: ['fileName', 'fileCont', 'fileStrc', 'dimensns'],
  dimensns: ['caseQnty', 'varQnty'],
  dataDscr: ['varGrp', 'var'],
  var: 'labl qstn valrng invalrng universe sumStat txt catgry concept varFormat'.split(' '),
  qstn: ['preQTxt', 'qstnLit'],
  valrng: ['item', 'range'],
  invalrng: ['item', 'range'],
  catgry: ['catValu', 'labl', 'txt', 'catStat'],
};

/** Attributes with a closed list of values. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'var intrvl': ['contin', 'discrete'],
  'var nature': ['nominal', 'ordinal', 'interval', 'ratio', 'percent', 'other'],
  'varFormat type': ['numeric', 'character'],
  'varFormat schema': ['SAS', 'SPSS', 'IBM', 'ANSI', 'ISO', 'XML-Data', 'other'],
  'sumStat type': ['mean', 'medn', 'mode', 'vald', 'invd', 'min', 'max', 'stdev', 'other'],
  'confDec required': ['yes', 'no'],
  'catgry missing': ['Y', 'N'],
};

interface Open {
  readonly name: string;
  last: number;
}

function faultsOf(xml: string): string[] {
  const faults: string[] = [];
  const open: Open[] = [];
  const ids = new Set<string>();
  for (const [, close, name = '', attributes = '', empty] of xml.matchAll(
    /<(\/?)([A-Za-z]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>/g,
  )) {
    if (close) {
      if (open.pop()?.name !== name) faults.push(`${name} is closed and not open`);
      continue;
    }
    const parent = open.at(-1);
    const place = parent ? (INSIDE[parent.name] ?? []).indexOf(name) : 0;
    if (place < 0) faults.push(`${name} may not stand in ${String(parent?.name)}`);
    else if (parent && place < parent.last && !['item', 'range'].includes(name))
      faults.push(`${name} stands too late in ${parent.name}`);
    if (parent) parent.last = Math.max(parent.last, place);
    for (const [, attribute = '', value = ''] of attributes.matchAll(/([\w:]+)="([^"]*)"/g)) {
      const allowed = VALUES[`${name} ${attribute}`];
      if (allowed && !allowed.includes(value)) faults.push(`${name} ${attribute} is ${value}`);
      if (attribute !== 'ID') continue;
      if (ids.has(value)) faults.push(`the ID ${value} stands twice`);
      if (!/^[A-Za-z_][\w.-]*$/.test(value)) faults.push(`${value} is no ID`);
      ids.add(value);
    }
    if (!empty) open.push({ name, last: 0 });
  }
  return [...faults, ...open.map(({ name }) => `${name} is not closed`)];
}

const ABOUT: About = {
  project: {
    code: 'trial',
    name: { zh: '试验', en: 'Trial' },
    synthetic: true,
    source: { zh: '来源', en: 'Source' },
  },
  design: { zh: '设计', en: 'Design' },
  waves: [
    { zh: '基线', en: 'Baseline' },
    { zh: '末线', en: 'Endline' },
  ],
  instruments: ['joy', 'calm'].map((instrument) => ({
    instrument,
    version: '1.0.0',
    title: { zh: '快乐', en: 'Joy <&>' },
    hash: 'a',
  })),
  unit: { zh: '一名儿童', en: 'a child' },
  disclosure: [{ zh: '规则', en: 'A rule' }],
  software: '0',
};

it.each(['zh', 'en'] as const)('a codebook in %s is built as DDI-Codebook 2.5 asks', async (language) => {
  const dataset = newDataset({ rows: 50, times: 3 });
  const summaries = await summarise(dataset, (counts) => [...counts]);
  const xml = (await bytesOf(ddiFile(dataset, ABOUT, summaries, language, 'a.csv'))).toString();
  expect(xml).toContain('<var ');
  expect(faultsOf(xml)).toEqual([]);
});

it.each([
  ['<citation><biblCit/><titlStmt/></citation>', /titlStmt stands too late in citation/],
  ['<var><surprise/></var>', /surprise may not stand in var/],
  ['<var ID="a"></var><var ID="a"></var>', /ID a stands twice/],
  ['<var nature="odd"></var>', /var nature is odd/],
  ['<var><labl></var>', /labl is not closed|var is closed and not open/],
])('the check finds what is wrong with %s', (xml, fault) => {
  expect(faultsOf(xml).join('; ')).toMatch(fault);
});
