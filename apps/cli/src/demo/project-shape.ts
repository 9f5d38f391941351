import type { AnalysisPlan, BilingualText, NewProject, NewSite } from '@tongxing/contracts';

/** Where children are met: a centre or a school. */
export interface ShapedSite {
  readonly code: string;
  readonly name: BilingualText;
  readonly kind: NewSite['kind'];
  /** Code of the county it lies in. */
  readonly county: string;
  /** Absent in a single group. */
  readonly arm?: string;
}

/** What a programme truly does, in standard deviations of a trait at baseline, by the end; 0 where not named. */
export type Effects = Readonly<Record<string, number>>;

/** One invented project: where it works, whom it reaches, and what is true of it. */
export interface ProjectShape {
  readonly code: string;
  readonly name: BilingualText;
  readonly allocation: NewProject['allocation'];
  readonly comparisons: NewProject['comparisons'];
  /** `label` is what reports of either language call the county. */
  readonly counties: readonly { readonly code: string; readonly label: string; readonly name: BilingualText }[];
  readonly sites: readonly ShapedSite[];
  /** Villages whose protection system is rated. */
  readonly villages: readonly ShapedSite[];
  readonly children: number;
  /** The arm in which effects arise; absent where they arise in everybody. */
  readonly treated?: string;
  readonly effects: Effects;
  /** What a year brings to every child, in standard deviations of a trait. */
  readonly growth: Effects;
  /** Instrument versions that the first wave is asked with instead of the newest. */
  readonly versionsAtBaseline: Readonly<Record<string, string>>;
  /** Whether the centres keep attendance and session logs. */
  readonly sessions: boolean;
  /** Share of homes that are looked over for dangers. */
  readonly homesObserved: number;
  readonly plan: Pick<AnalysisPlan, 'outcomes' | 'primary' | 'subgroups'>;
}

/** Ids of participants who are none: the records about a village and about a centre's sessions. */
export const villageRecord = ({ code }: Pick<ShapedSite, 'code'>): string => `synthetic-village-${code}`;
export const sessionRecord = ({ code }: Pick<ShapedSite, 'code'>): string => `synthetic-sessions-${code}`;
