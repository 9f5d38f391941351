import type { BilingualText } from '@tongxing/contracts';

/** A study that is being planned. */
export interface PlannedStudy {
  readonly centres: number;
  /** Children a centre, on average, who are there at both waves. */
  readonly children: number;
  readonly arms: number;
  /** Intraclass correlation. */
  readonly icc: number;
  /** Share of the endline's variance that baseline accounts for. */
  readonly r2: number;
  readonly power: number;
  readonly alpha: number;
  /** Standard deviation of the centres' sizes divided by their mean. */
  readonly sizeVariation: number;
}

/** The options as they were typed. */
export type TypedStudy = Readonly<Record<keyof PlannedStudy, string>>;

interface Range {
  readonly flag: string;
  readonly holds: (value: number) => boolean;
  readonly must: BilingualText;
}

const whole = (flag: string, least: number, most: number): Range => ({
  flag,
  holds: (value) => Number.isInteger(value) && value >= least && value <= most,
  must: {
    zh: `应为 ${String(least)} 至 ${String(most)} 的整数`,
    en: `must be a whole number from ${String(least)} to ${String(most)}`,
  },
});

const within = (flag: string, least: number, most: number): Range => ({
  flag,
  holds: (value) => value >= least && value <= most,
  must: {
    zh: `应为 ${String(least)} 至 ${String(most)} 的数`,
    en: `must be a number from ${String(least)} to ${String(most)}`,
  },
});

const share = (flag: string): Range => ({
  flag,
  holds: (value) => value >= 0 && value < 1,
  must: { zh: '应为 0 至 1 的数（不含 1）', en: 'must be a number from 0 to under 1' },
});

const RANGES: Readonly<Record<keyof PlannedStudy, Range>> = {
  centres: whole('--centres', 2, 10_000),
  children: within('--children', 1, 10_000),
  arms: whole('--arms', 1, 9),
  icc: share('--icc'),
  r2: share('--r2'),
  power: within('--power', 0.01, 0.9999),
  alpha: within('--alpha', 0.0001, 0.5),
  sizeVariation: within('--size-variation', 0, 5),
};

/** The study, or everything that is wrong with the options. */
export function readStudy(
  typed: TypedStudy,
): { readonly study: PlannedStudy } | { readonly faults: readonly BilingualText[] } {
  const names = Object.keys(RANGES) as (keyof PlannedStudy)[];
  const numbers = Object.fromEntries(names.map((name) => [name, numberOf(typed[name])]));
  const study = numbers as unknown as PlannedStudy;
  const faults = names
    .filter((name) => !RANGES[name].holds(study[name]))
    .map((name) => fault(RANGES[name], typed[name]));
  if (faults.length === 0 && study.power <= study.alpha)
    faults.push({ zh: '--power 应大于 --alpha', en: '--power must be above --alpha' });
  return faults.length > 0 ? { faults } : { study };
}

const numberOf = (text: string): number => (text.trim() === '' ? NaN : Number(text));

const fault = ({ flag, must: { zh, en } }: Range, text: string): BilingualText => ({
  zh: `${flag} ${zh}，现为“${text}”`,
  en: `${flag} ${en}, not "${text}"`,
});
