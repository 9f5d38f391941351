/**
 * Colours by what they mean; the drawer decides how they look. Meaning never rests on colour alone. `pale` and `soft`
 * are areas: the lighter one stands behind figures.
 */
export type Ink = 'ink' | 'quiet' | 'rule' | 'accent' | 'soft' | 'pale' | 'paper';

export type Weight = 'regular' | 'bold';

/** One thing to draw. Lengths are points; y grows downwards; a text's y is its baseline. */
export type Mark =
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly ink: Ink;
      readonly width: number;
      readonly dashed?: boolean;
    }
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: Ink;
      readonly stroke?: Ink;
    }
  | {
      readonly kind: 'circle';
      readonly x: number;
      readonly y: number;
      readonly r: number;
      readonly fill: Ink;
      readonly stroke: Ink;
    }
  | {
      readonly kind: 'polygon';
      readonly points: readonly (readonly [x: number, y: number])[];
      readonly fill: Ink;
      readonly stroke?: Ink;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly weight: Weight;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly ink: Ink;
    };

/** A drawn chart: the same marks in the browser and on paper. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What the chart shows, in words, for those who cannot see it. */
  readonly description: string;
  readonly marks: readonly Mark[];
}
