import { counted, factName, formatNumber, type AnalysisPlan, type Language } from '@tongxing/contracts';
import { armName, EVERYONE } from './names.js';
import type { Finding } from './finding.js';
import { isRefused } from './cell.js';
import { factValues } from './facts.js';
import type { Frame } from './frame.js';
import { lossFindings, openDirection } from './loss-findings.js';
import { measurementFindings } from './measurement-findings.js';
import { FEWEST_SITES } from './model-choice.js';
import { readingOf } from './sensitivity-wording.js';
import { versionFindings } from './version-findings.js';
import type { FlowRow, ImpactResults, OutcomeResults } from './results.js';
import { NO_ARM, type StudyData, type StudyDesign } from './study.js';

/** Findings about the study as a whole and about each outcome, in the order they weigh. */
export function findingsOf(
  frame: Frame,
  { flow, losses }: Pick<ImpactResults, 'flow' | 'losses'>,
  outcomes: readonly OutcomeResults[],
): Finding[] {
  const { design, plan, data } = frame;
  return [
    ...attrition(design, flow),
    ...sites(design, outcomes),
    ...multiplicity(outcomes),
    ...ofSites(outcomes),
    ...attendance(outcomes),
    ...exploratory(outcomes),
    ...measurementFindings(design, outcomes),
    ...lossFindings(design, losses, data.exits !== undefined),
    ...openDirection(outcomes),
    ...sensitiveToLoss(outcomes),
    ...versionFindings(design, outcomes),
    ...suppression({ flow, losses }, outcomes),
    ...waves(design, plan),
    ...withoutAges(design, data),
    ...withoutFacts(frame),
    ...unplaced(data),
    ...duplicates(data),
  ];
}

function attrition(design: StudyDesign, flow: readonly FlowRow[]): Finding[] {
  const arms = flow.flatMap(({ arm, ...row }) =>
    arm === undefined ? [] : [{ ...row, name: armName(design, arm) }],
  );
  if (!arms.some(isSomebodyLost)) return [];
  const list = (language: Language, unit: string, withheld: string, separator: string) =>
    arms
      .map(({ name, lost, both }) => {
        if (lost === null || both === null) return `${name[language]} ${withheld}`;
        const rate = lost === 0 ? 0 : (100 * lost) / (lost + both);
        return `${name[language]} ${String(lost)}${unit} (${formatNumber(rate, 1)}%)`;
      })
      .join(separator);
  return [
    {
      code: 'attrition',
      text: {
        zh: `部分参与者有基线而无末线数据：${list('zh', ' 人', '人数不公布', '、')}。结果只反映留下来的人。`,
        en: `Some participants have baseline but no endline data: ${list('en', '', 'withheld', ', ')}. Results speak only of those who stayed.`,
      },
    },
  ];
}

/** A number that is hidden is not zero. */
const isSomebodyLost = ({ lost }: Pick<FlowRow, 'lost'>): boolean => lost === null || lost > 0;

function sites({ arms }: StudyDesign, outcomes: readonly OutcomeResults[]): Finding[] {
  const isByPerson = (arm: string) =>
    outcomes.some(({ changes }) =>
      changes.some(
        ({ arm: of, model, main }) => of === arm && main.kind === 'estimated' && model.method === 'paired_t',
      ),
    );
  const groups = outcomes.flatMap(({ subgroups }) =>
    subgroups.flatMap(({ arm, groups: all }) =>
      all.flatMap(({ group, figures }) =>
        arm !== undefined && figures.kind === 'estimated' && figures.clusters === undefined
          ? [{ arm, group }]
          : [],
      ),
    ),
  );
  const found = arms.filter(isByPerson);
  if (found.length + groups.length === 0) return [];
  const whole = arms.length === 1 && found.length > 0;
  const named = (language: Language) =>
    whole
      ? [armName({ arms: [EVERYONE] }, EVERYONE)[language]]
      : [
          ...found,
          ...groups.map(({ arm, group }) =>
            [...(arms.length > 1 ? [arm] : []), factName(group)[language]].join(' · '),
          ),
        ];
  const [zh, en] = [[...new Set(named('zh'))].join('、'), [...new Set(named('en'))].join(', ')];
  return [
    {
      code: 'sites_taken_as_independent',
      text: {
        zh: `以下人群来自不足 ${String(FEWEST_SITES)} 个站点，组内变化的标准误按个人相互独立计算：${zh}。同一站点的孩子可能一同变化，区间可能过窄。`,
        en: `These come from fewer than ${String(FEWEST_SITES)} sites, and the standard errors of their changes take people as independent: ${en}. Children of one site may change together, and the intervals may be too narrow.`,
      },
    },
  ];
}

function multiplicity(outcomes: readonly OutcomeResults[]): Finding[] {
  const tests = outcomes
    .flatMap((o) => [
      ...o.changes.map((c) => c.main),
      ...o.contrasts.filter((c) => c.adjusted === undefined).map((c) => c.result),
    ])
    .filter(({ kind }) => kind === 'estimated');
  if (tests.length < 2) return [];
  return [
    {
      code: 'no_multiplicity_adjustment',
      text: {
        zh: `本报告检验了 ${String(tests.length)} 个变化或差异，未作多重比较校正；即使没有任何真实变化，平均每二十个检验也会有一个看似明确。`,
        en: `${String(tests.length)} changes or differences were tested without adjustment for their number; with nothing there at all, one in twenty would still look clear.`,
      },
    },
  ];
}

function ofSites(outcomes: readonly OutcomeResults[]): Finding[] {
  const found = outcomes.filter(({ unit }) => unit === 'site');
  if (found.length === 0) return [];
  return [
    {
      code: 'outcomes_of_sites',
      text: {
        zh: `下列结局以站点为单位，n 是站点数而不是人数：${found.map((o) => o.name.zh).join('、')}。`,
        en: `The units of these outcomes are sites, and n counts sites, not people: ${found.map((o) => o.name.en).join(', ')}.`,
      },
    },
  ];
}

function attendance(outcomes: readonly OutcomeResults[]): Finding[] {
  if (!outcomes.some(({ dose }) => dose.length > 0)) return [];
  return [
    {
      code: 'attendance_not_causal',
      text: {
        zh: '到场天数与结局的关联不是因果：谁来得多并非随机决定。没有任何到场记录的孩子不在其中；没有记录的活动日会使到场天数偏低。',
        en: 'How outcomes go with days attended is not causal: who comes often was not drawn at random. Children without any record of attendance are left out, and days that were not recorded make attendance look lower.',
      },
    },
  ];
}

function exploratory(outcomes: readonly OutcomeResults[]): Finding[] {
  const count = outcomes.filter((o) => o.role === 'exploratory').length;
  if (count === 0 || count === outcomes.length) return [];
  return [
    {
      code: 'exploratory_outcomes',
      text: {
        zh: `方案指定的主要结局以外的 ${String(count)} 个结局属探索性：它们提出问题，不作结论。`,
        en: `Beside the plan's primary outcomes, ${counted(count, 'exploratory outcome')} may raise questions and can settle none.`,
      },
    },
  ];
}

function sensitiveToLoss(outcomes: readonly OutcomeResults[]): Finding[] {
  const found = outcomes.filter(({ contrasts }) =>
    contrasts.some(({ result, sensitivity }) =>
      sensitivity?.analyses.some(
        ({ method, result: other }) =>
          result.kind === 'estimated' &&
          other.kind === 'estimated' &&
          readingOf(result, { method, ...other }) === 'otherwise',
      ),
    ),
  );
  if (found.length === 0) return [];
  return [
    {
      code: 'sensitive_to_loss',
      text: {
        zh: `下列结局的组间差异取决于如何看待流失的人：${found.map((o) => o.name.zh).join('、')}。`,
        en: `Differences between arms depend on what is thought of those who were lost: ${found.map((o) => o.name.en).join(', ')}.`,
      },
    },
  ];
}

const isSuppressed = (...cells: readonly ({ readonly kind: string } | undefined)[]): boolean =>
  cells.some((cell) => cell?.kind === 'suppressed');

function suppression(
  { flow, losses }: Pick<ImpactResults, 'flow' | 'losses'>,
  outcomes: readonly OutcomeResults[],
): Finding[] {
  const hidden =
    flow.some((row) => [row.enrolled, row.both, row.lost, ...row.present].includes(null)) ||
    outcomes.some((o) => o.changes.some(({ lost, main }) => lost === null && !isRefused(main))) ||
    outcomes.some((o) => o.quality.some(({ scored }) => scored === null)) ||
    outcomes.some((o) => o.course.some(({ everyone, change }) => isSuppressed(everyone, change))) ||
    outcomes.some((o) =>
      o.changes.some(({ shares }) => shares?.kind === 'estimated' && shares.toNo === null),
    ) ||
    losses.some((l) => [l.reunited, l.otherReason, l.notKnown].includes(null)) ||
    outcomes.some((o) => [...o.changes, ...o.contrasts].some((r) => r.result.kind === 'suppressed')) ||
    outcomes.some((o) => o.subgroups.some((s) => s.groups.some((g) => g.figures.kind === 'suppressed')));
  if (!hidden) return [];
  return [
    {
      code: 'cells_suppressed',
      text: {
        zh: '人数过少的组不公布数字；为防止倒推，另有个别数字一并隐去。',
        en: 'Figures of groups that are too small are withheld, and some others with them so that they cannot be worked out.',
      },
    },
  ];
}

function waves({ waves: all }: StudyDesign, { baseline, endline }: AnalysisPlan): Finding[] {
  const [from, to] = [baseline, endline].map((code) => all.findIndex((w) => w.code === code)) as [
    number,
    number,
  ];
  const between = to - from - 1;
  if (between < 1) return [];
  return [
    {
      code: 'waves_between_described',
      text: {
        zh: `基线与末线之间的 ${String(between)} 轮调查只描述自基线以来的变化；各组之间只在末线比较。`,
        en: `Between baseline and endline, ${counted(between, 'wave')} can only be described, as change since baseline; arms are compared at endline only.`,
      },
    },
  ];
}

function withoutAges({ allocation }: StudyDesign, { ages }: StudyData): Finding[] {
  if (allocation !== 'single_group' || ages) return [];
  return [
    {
      code: 'ages_not_known',
      text: {
        zh: '参与者的出生年月或访谈日期没有记录，无法作同龄比较；变化中有多少出自年龄增长，不得而知。',
        en: 'Months of birth or days of interview are not recorded, so children of the same age cannot be compared: how much of a change is growing older remains unknown.',
      },
    },
  ];
}

function withoutFacts(frame: Frame): Finding[] {
  const missing = (frame.plan.subgroups ?? []).filter((fact) => !factValues(frame, fact));
  if (missing.length === 0) return [];
  return [
    {
      code: 'facts_not_known',
      text: {
        zh: `方案指定的亚组没有数据，未作分析：${missing.map((fact) => factName(fact).zh).join('、')}。`,
        en: `Groups that the plan names are not recorded and were not analysed: ${missing.map((fact) => factName(fact).en).join(', ')}.`,
      },
    },
  ];
}

function unplaced({ arm }: StudyData): Finding[] {
  const count = arm.filter((a) => a === NO_ARM).length;
  if (count === 0) return [];
  return [
    {
      code: 'participants_without_arm',
      text: {
        zh: '部分参与者未归入任何组，不计入各组结果。',
        en: 'Some participants belong to no arm and are left out of the results by arm.',
      },
    },
  ];
}

function duplicates({ duplicates: count }: StudyData): Finding[] {
  if (count === 0) return [];
  return [
    {
      code: 'duplicates_set_aside',
      text: {
        zh: `同一参与者在同一轮重复提交 ${String(count)} 份；分析采用最先收到的一份，其余保留备查。`,
        en: `${String(count)} submissions repeat a participant's wave; the one received first is analysed and the others are kept.`,
      },
    },
  ];
}
