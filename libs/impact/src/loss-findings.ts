import type { Language } from '@tongxing/contracts';
import { armName } from './names.js';
import type { Finding } from './finding.js';
import type { LossRow, OutcomeResults } from './results.js';
import type { StudyDesign } from './study.js';

/**
 * Children who came together with their parents again, and people of whom it is not known why they left. Of an arm whose
 * losses are withheld nothing is said: of one or two children a reason would be known.
 *
 * @param exits whether anybody's exit is recorded; without any nobody's reason is known
 */
export function lossFindings(design: StudyDesign, losses: readonly LossRow[], exits: boolean): Finding[] {
  const told = losses.filter(
    (row) => row.reunited !== null || row.otherReason !== null || row.notKnown !== null,
  );
  return [...reunited(design, told), ...notKnown(exits ? told : losses)];
}

function reunited(design: StudyDesign, losses: readonly LossRow[]): Finding[] {
  const rows = losses.filter(({ reunited: count }) => count !== 0);
  if (rows.length === 0) return [];
  const list = (language: Language, hidden: string, separator: string) =>
    rows
      .map(
        ({ arm, reunited: count }) =>
          `${arm === undefined ? '–' : armName(design, arm)[language]} ${count === null ? hidden : String(count)}`,
      )
      .join(separator);
  return [
    {
      code: 'success_linked_loss',
      text: {
        zh: `部分孩子因与父母团聚而离开（${list('zh', '不公布', '、')}）。这种流失与改善相连：留下来的人不能代表他们，变化和差异可能被低估。`,
        en: `Some children left because they came together with their parents (${list('en', 'withheld', ', ')}). Such leaving goes with things getting better: those who stayed do not stand for them, and changes and differences may be understated.`,
      },
    },
  ];
}

function notKnown(losses: readonly LossRow[]): Finding[] {
  if (!losses.some((row) => row.notKnown !== 0)) return [];
  return [
    {
      code: 'reasons_for_loss_not_known',
      text: {
        zh: '部分流失者的离开原因没有记录。若有孩子因与父母团聚而离开，流失本身就与改善有关，留下来的人不能代表他们。',
        en: 'Of some who were lost it is not recorded why. Where children left to rejoin their parents, leaving goes with things getting better, and those who stayed do not stand for them.',
      },
    },
  ];
}

/** Outcomes of which those who were lost could have turned the difference. */
export function openDirection(outcomes: readonly OutcomeResults[]): Finding[] {
  const open = outcomes.filter(({ contrasts }) =>
    contrasts.some((c) =>
      c.bounds?.rows.some(({ result }) => result.kind === 'estimated' && result.low <= 0 && result.high >= 0),
    ),
  );
  if (open.length === 0) return [];
  return [
    {
      code: 'direction_open_to_loss',
      text: {
        zh: `流失的人足以改变下列结局组间差异的方向：${open.map((o) => o.name.zh).join('、')}。`,
        en: `Those who were lost are enough to have turned the direction of differences between arms: ${open.map((o) => o.name.en).join(', ')}.`,
      },
    },
  ];
}
