import type { BilingualText, Language } from '@tongxing/contracts';
import {
  analyse,
  type AttendedDay,
  type ImpactResults,
  type StudyData,
  type VillageScores,
} from '@tongxing/impact';
import { hideSmallCounts, PUBLIC_MINIMUM, PUBLIC_MINIMUM_SITES } from '@tongxing/privacy';
import { REPORT_LENGTHS, reportDocument, type Block, type ReportDocument } from '@tongxing/report';
import { reportContext } from '../../factories/report.js';
import { syntheticStudy } from '../../factories/study.js';

const NAMES: Readonly<Record<string, BilingualText>> = {
  joy: { zh: '情绪与快乐', en: 'Feelings and joy' },
  helped: { zh: '遇事有人可找', en: 'Has somebody to turn to' },
  level: { zh: '每日饮食多样', en: 'Variety of daily meals' },
};

/** A study small enough to be analysed in seconds that holds every kind of chart and table. */
function analysed(): ImpactResults {
  const { design, plan, data } = syntheticStudy({
    allocation: 'matched',
    arms: ['centre', 'waiting'],
    sites: [5, 6],
    perSite: 30,
    waves: ['baseline', 'midline', 'endline'],
    outcomes: { joy: 'emotional', helped: 'social', level: 'physical' },
    kinds: { helped: 'yes_no', level: 'ordered' },
    primary: ['joy'],
    raised: 8,
    lost: 0.12,
    exits: ['joined_parents', 'moved', null],
    ages: [7, 8, 9, 10, 11, 12, 13],
    facts: ['sex'],
    subgroups: ['sex', 'age_band'],
    attendance: true,
    seed: 7,
  });
  const above = (minimum: number) => ({
    minimum,
    hideCounts: (counts: readonly number[]) => hideSmallCounts(counts, minimum),
  });
  const found = analyse(design, plan, withQuestions(data), {
    ...above(PUBLIC_MINIMUM),
    ofSites: above(PUBLIC_MINIMUM_SITES),
  });
  return { ...found, villages: [VILLAGES] };
}

let made: ImpactResults | undefined;
const results = (): ImpactResults => (made ??= analysed());

/** The study with names that are words, questions as they were asked, and half a year of attendance. */
function withQuestions(data: StudyData): StudyData {
  const outcomes = data.outcomes.map((outcome) => {
    const name = NAMES[outcome.id.split('@')[0] ?? ''] ?? outcome.name;
    const asked = (outcome.items[0] ?? []).map((_, i) => ({
      id: `q${String(i)}`,
      name: {
        zh: `第 ${String(i + 1)} 题：过去两周里，我在活动中心觉得开心`,
        en: `Question ${String(i + 1)}: in the last two weeks I felt happy at the centre`,
      },
      levels: [0, 1, 2, 3, 4],
      isReversed: i === 2,
    }));
    return { ...outcome, name, ...(asked.length > 0 && { asked }) };
  });
  const attendance = (data.attendance ?? []).map((days, row) => (days.length === 0 ? [] : halfAYear(row)));
  return { ...data, outcomes, attendance };
}

const halfAYear = (row: number): AttendedDay[] =>
  ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'].flatMap((month, m) =>
    Array.from({ length: 8 }, (_, day) => ({
      on: `${month}-${String(day * 3 + 1).padStart(2, '0')}`,
      came: (row * 5 + day * 7 + m * 3) % 13 > (row >> 5) % 8,
    })),
  );

const text = (zh: string, en: string): BilingualText => ({ zh, en });

const VILLAGES: VillageScores = {
  outcome: 'village_checklist@1.0.0/system',
  name: text('村级儿童保护体系', 'Protection system of the village'),
  range: [0, 100],
  parts: [
    text('人员', 'Workforce'),
    text('服务与转介', 'Services and referral'),
    text('资金与场所', 'Funds and premises'),
  ],
  mustHaves: [
    text('有在岗的儿童主任', 'A child director in post'),
    text('强制报告流程上墙', 'The duty to report is on the wall'),
    text('12355 和 110 的号码公示', 'The numbers 12355 and 110 are posted'),
    text('每名留守儿童每月有人走访', 'Every left-behind child is visited monthly'),
  ],
  medians: { overall: [42, 55], parts: [[40, 52], [44, 58], [35, 50]] }, // prettier-ignore
  villages: ['V-01', 'V-02', 'V-03', 'V-04', 'V-05'].map((village, i) => ({
    village,
    arm: 'centre',
    overall: [30 + 6 * i, i === 4 ? null : 41 + 7 * i],
    parts: [
      [28 + 5 * i, 40 + 6 * i],
      [33 + 7 * i, 45 + 5 * i],
      [20 + 8 * i, i === 2 ? null : 38 + 4 * i],
    ],
    mustHaves: [
      [i % 4, 3],
      [0, i % 3],
      [i % 2, i === 1 ? null : 2],
      [i % 3, (i + 1) % 4],
    ],
  })),
};

/** A table that breaks over pages, between texts of every kind. */
function longTable(language: Language): ReportDocument {
  const zh = language === 'zh';
  const rows = Array.from({ length: 90 }, (_, i) => [
    zh ? `第 ${String(i + 1)} 号活动中心` : `Centre number ${String(i + 1)}`,
    String((i * 37) % 211),
    `${String((i * 7) % 60)}.${String(i % 10)}`,
    i % 9 === 4
      ? zh
        ? '这一行说明较长，因此占用两行或三行，而且整行不得拆到下一页。'
        : 'This remark is longer, so that it takes two lines or three, and the row may not be split.'
      : '–',
  ]);
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: zh ? '附录' : 'Appendix' },
    { kind: 'callout', text: zh ? '以下各行均为虚构。' : 'All lines below are invented.' },
    { kind: 'list', items: zh ? ['第一条说明', '第二条说明'] : ['A first remark', 'A second remark'] },
    {
      kind: 'table',
      caption: zh ? '各中心一览' : 'All centres',
      columns: [
        { header: zh ? '中心' : 'Centre', align: 'left', share: 2 },
        { header: zh ? '人数' : 'People', align: 'right', share: 1 },
        { header: zh ? '平均分' : 'Mean', align: 'right', share: 1 },
        { header: zh ? '说明' : 'Remark', align: 'left', share: 3 },
      ],
      rows,
    },
    {
      kind: 'paragraph',
      tone: 'quiet',
      text: zh ? '表后的小字说明。' : 'A note in small print after the table.',
    },
  ];
  const full = reportDocument(results(), reportContext, language, 'summary');
  return { ...full, title: zh ? '长表' : 'A long table', blocks };
}

/** What is kept as pictures: each length of one report, and a long table. */
export const DOCUMENTS: Readonly<Record<string, (language: Language) => ReportDocument>> = {
  ...Object.fromEntries(
    REPORT_LENGTHS.map((length) => [
      length,
      (language: Language) => reportDocument(results(), reportContext, language, length),
    ]),
  ),
  table: longTable,
};
