import type { Asked } from '../survey-model.js';
import type { Names, Scope } from './scope.js';

/** Something that an expression decides, or that stands fixed. */
export type Flag = (scope: Scope) => boolean;

/** A rule of one question: true when the answer, or its absence, breaks it. */
export type Rule = (value: unknown, scope: Scope) => boolean;

export interface PlannedQuestion {
  readonly kind: 'question';
  /** Its place in the order of asking. */
  readonly index: number;
  readonly name: string;
  readonly type: string;
  readonly offers: Asked;
  /** By itself, whatever its page and panels do. */
  readonly visible: Flag;
  /** Together with its page and panels. */
  readonly readOnly: Flag;
  readonly required: Flag;
  readonly rules: readonly Rule[];
  /** Its answer bears on some expression, so an answer of the wrong kind is survey-core's to convert. */
  readonly sensitive: boolean;
}

/** A page or a panel: it shows when its own condition holds and something in it shows. */
export interface PlannedContainer {
  readonly kind: 'container';
  readonly visible: Flag;
  readonly elements: readonly (PlannedContainer | PlannedQuestion)[];
  /** Its questions are those from `from` up to and without `to`. */
  readonly from: number;
  readonly to: number;
}

export interface PlannedValue {
  readonly name: string;
  readonly valueIn: (scope: Scope) => unknown;
  /** Its value before anything is answered. */
  readonly initial: unknown;
}

/** A questionnaire, read once: everything that judging a respondent's answers needs. */
export interface Plan {
  readonly pages: readonly PlannedContainer[];
  readonly questions: readonly PlannedQuestion[];
  readonly calculated: ReadonlyMap<string, PlannedValue>;
  readonly names: Names;
  /** Names that answers may have: the questions', and those of their comments. */
  readonly known: ReadonlySet<string>;
}
