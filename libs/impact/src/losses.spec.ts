import { syntheticStudy, type StudyShape } from '../../../test/factories/study.js';
import { analyse, type Contrast, type Disclosure, type ImpactResults } from './index.js';

const OPEN: Disclosure = { minimum: 1, hideCounts: (counts) => counts };
const LOST: StudyShape = { sites: [8, 8], perSite: 20, lost: 0.4, exits: ['joined_parents', 'moved', null] };

function run(shape: StudyShape, disclosure = OPEN): ImpactResults {
  const { design, plan, data } = syntheticStudy(shape);
  return analyse(design, plan, data, disclosure);
}
const contrastOf = (shape: StudyShape) => run(shape).outcomes[0]?.contrasts[0] as Contrast;
const boundsBy = (shape: StudyShape) =>
  Object.fromEntries((contrastOf(shape).bounds?.rows ?? []).map(({ method, result }) => [method, result]));
const codes = (shape: StudyShape) => run(shape).findings.map((f) => f.code);

describe('the reasons for loss', () => {
  it('are told by arm, with reunited families by themselves', () => {
    const { losses, flow } = run(LOST);
    expect(losses.map((row) => row.arm)).toEqual(['centre']);
    const [row] = losses;
    const lost = (flow[0]?.present[0] ?? NaN) - (flow[0]?.both ?? NaN);
    expect((row?.reunited ?? NaN) + (row?.otherReason ?? NaN) + (row?.notKnown ?? NaN)).toBe(lost);
    expect(row?.reunited).toBe(Math.ceil(lost / 3));
  });

  it('are withheld together where few left for one of them', () => {
    const hiding: Disclosure = {
      minimum: 10,
      hideCounts: (counts) => counts.map((count) => (count > 0 && count < 40 ? null : count)),
    };
    const few = run({ ...LOST, exits: ['joined_parents', null] }, hiding);
    expect(few.losses[0]).toEqual({ arm: 'centre', reunited: null, otherReason: 0, notKnown: null });
    expect(few.findings.map((f) => f.code)).toContain('cells_suppressed');
    expect(few.findings.find((f) => f.code === 'success_linked_loss')?.text.zh).toContain('centre 不公布');
  });

  it('stand among the limitations: what goes with things getting better, and what is not known', () => {
    expect(codes(LOST)).toEqual(expect.arrayContaining(['success_linked_loss', 'reasons_for_loss_not_known']));
    expect(codes({ ...LOST, exits: ['moved'] })).not.toContain('success_linked_loss');
    expect(codes({ ...LOST, exits: ['moved'] })).not.toContain('reasons_for_loss_not_known');
    expect(codes({ ...LOST, lost: 0 })).not.toContain('reasons_for_loss_not_known');
    expect(run({ ...LOST, lost: 0 }).losses).toEqual([]);
  });
});

describe('bounds of a difference', () => {
  it('hold the main figure, the wider the less is assumed', () => {
    const { result } = contrastOf(LOST);
    const { worst_case: worst, worst_case_reunited: reunited, trimmed } = boundsBy(LOST);
    if (
      result.kind !== 'estimated' ||
      worst?.kind !== 'estimated' ||
      reunited?.kind !== 'estimated' ||
      trimmed?.kind !== 'estimated'
    )
      throw new Error('there are figures');
    for (const inner of [reunited, trimmed]) {
      expect(worst.low).toBeLessThan(inner.low);
      expect(inner.high).toBeLessThan(worst.high);
    }
    expect(result.estimate).toBeGreaterThan(worst.low);
    expect(result.estimate).toBeLessThan(worst.high);
  });

  it('are as wide as the share that was lost times the scale', () => {
    const { data } = syntheticStudy(LOST);
    const lost = data.arm.filter((arm, row) => arm === 0 && data.present[1]?.[row] === 0).length / 160;
    const { worst_case: worst } = boundsBy(LOST);
    if (worst?.kind !== 'estimated') throw new Error('there are bounds');
    expect(worst.high - worst.low).toBeCloseTo(100 * lost, 9);
  });

  it('are not asked for inside the boundary, unless children left to be with their parents', () => {
    expect(Object.keys(boundsBy({ ...LOST, lost: 0.03, exits: ['moved'] }))).toEqual([]);
    expect(Object.keys(boundsBy({ ...LOST, lost: 0.03, exits: ['joined_parents'] }))).toEqual([
      'worst_case_reunited',
    ]);
  });

  it('are trimmed only where arms were drawn at random', () => {
    expect(boundsBy({ ...LOST, allocation: 'matched' })).not.toHaveProperty('trimmed');
  });

  it('say in both languages whether loss leaves the direction open', () => {
    const open = contrastOf({ ...LOST, exits: ['moved'] }).bounds?.sentence;
    expect(open?.en).toContain('could have turned its direction');
    expect(open?.zh).toContain('界限包含零');
    expect(codes(LOST)).toContain('direction_open_to_loss');
    const clear = contrastOf({ ...LOST, raised: 40, lost: 0.12, exits: ['moved'] }).bounds?.sentence;
    expect(clear?.en).toContain('cannot have turned its direction');
  });

  it('of shares are in percentage points', () => {
    expect(contrastOf({ ...LOST, kinds: { joy: 'yes_no' } }).bounds?.sentence.en).toContain(
      'percentage points',
    );
  });
});
