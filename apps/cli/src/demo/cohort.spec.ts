import { readVersion, versionFolders } from '@tongxing/api';
import { surveyCoreValidator, type InstrumentDefinition } from '@tongxing/instruments';
import { scoreRespondent } from '@tongxing/scoring';
import { clusteredDifference } from '@tongxing/statistics';
import { bandAt, sheetsOfWave } from './child-sheets.js';
import { childrenOf } from './children.js';
import { cohortOf } from './cohort.js';
import { exampleName, exampleTelephone } from './roster.js';
import { CENTRES, COUNTY_PROTECTION, SYNTHETIC_PROJECTS } from './projects.js';
import type { ProjectShape } from './project-shape.js';
import { Respondents } from './respondents.js';
import { scheduleFrom } from './schedule.js';
import type { Sheet } from './sheets.js';

const BASELINE = '2023-11-29';
const OTHER_SEED = 4_711;
const definitions = versionFolders('surveys').map((folder): InstrumentDefinition => {
  const read = readVersion(folder);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.definition;
});
const definitionOf = (instrument: string, version?: string) =>
  definitions.findLast(
    (d) => d.instrument === instrument && (version ?? d.version) === d.version,
  ) as InstrumentDefinition;

const small = (shape: ProjectShape): ProjectShape => ({ ...shape, children: 96 });
const everySheet = (shape: ProjectShape, seed = OTHER_SEED): Sheet[] => {
  const cohort = cohortOf(shape, definitions, BASELINE, seed);
  return [...cohort.consents(), ...cohort.waves.flatMap((_, wave) => cohort.sheets(wave))];
};

describe('the synthetic cohort', () => {
  it.each(SYNTHETIC_PROJECTS.map((shape) => [shape.code, shape] as const))(
    'of another seed is what %s instruments accept, by the judgement of survey-core itself',
    (_, shape) => {
      const validators = new Map<string, ReturnType<typeof surveyCoreValidator>>();
      const problems = everySheet(small(shape))
        .filter((_sheet, i) => i % 7 === 0)
        .flatMap(({ instrument, version, answers }) => {
          const { questionnaire = {} } = definitionOf(instrument, version);
          const name = `${instrument}@${version}`;
          const validate = validators.get(name) ?? surveyCoreValidator(questionnaire);
          validators.set(name, validate);
          return validate(answers);
        });
      expect(problems).toEqual([]);
    },
    3_600_000,
  );

  it('of one seed is always the same, and a child more changes nothing about the others', () => {
    const shape = { ...small(CENTRES), children: 24 };
    const about = (sheets: readonly Sheet[]) => sheets.filter((sheet) => sheet.about.endsWith('-0003'));
    expect(everySheet(shape)).toEqual(everySheet(shape));
    expect(about(everySheet({ ...shape, children: 25 }))).toEqual(about(everySheet(shape)));
    expect(everySheet(shape, OTHER_SEED + 1)).not.toEqual(everySheet(shape));
  }, 3_600_000);

  it('has children of three bands who grow into the next, leave for reasons, and do worse where they are lost', () => {
    const waves = scheduleFrom(BASELINE);
    const children = childrenOf(CENTRES, waves, OTHER_SEED);
    const [first, last] = [waves[0]?.opensOn ?? '', waves[3]?.opensOn ?? ''];
    const bands = (now: string) => new Set(children.map((child) => bandAt(child, [first, now])));
    expect([[...bands(first)].sort(), [...bands(last)].sort()]).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
    expect(children.some((child) => bandAt(child, [first, first]) !== bandAt(child, [first, last]))).toBe(true);
    const mean = (of: readonly number[]) => of.reduce((sum, x) => sum + x, 0) / of.length;
    const before = (reasons: readonly string[]) =>
      mean(
        children
          .filter(({ leaves }) => leaves && reasons.includes(leaves.reason))
          .map(({ traits }) => traits.at('wellbeing', 0)),
      );
    expect(before(['moved', 'lost_contact', 'refused', 'left_centre', 'left_school'])).toBeLessThan(
      mean(children.filter(({ leaves }) => !leaves).map(({ traits }) => traits.at('wellbeing', 0))),
    );
    expect(children.filter(({ leaves }) => leaves?.reason === 'joined_parents').length).toBeGreaterThan(3);
  });

  it('has a floor, answers that are withheld, and another form of one questionnaire at baseline', () => {
    const sheets = everySheet({ ...small(COUNTY_PROTECTION), children: 200 });
    const bullying = sheets.flatMap(({ instrument, answers }) =>
      instrument.startsWith('safety-protection-b')
        ? scoreRespondent(definitionOf(instrument).key, answers).flatMap((score) =>
            score.scale === 'bullying' && score.kind === 'scored' ? [score.value] : [],
          )
        : [],
    );
    expect(bullying.filter((score) => score === 0).length / bullying.length).toBeGreaterThan(0.5);
    expect(sheets.some(({ answers }) => Object.values(answers).includes('rather_not_say'))).toBe(true);
    const versions = (wave: number) =>
      new Set(
        sheets.filter((s) => s.instrument === 'emotional-wellbeing-b' && s.wave === wave).map((s) => s.version),
      );
    expect([[...versions(0)], [...versions(1)]]).toEqual([['1.0.0'], ['1.1.0']]);
  }, 3_600_000);

  it('names nobody and reaches nobody', () => {
    const names = Array.from({ length: 720 }, (_, i) => exampleName(i + 1));
    expect(new Set(names).size).toBe(720);
    expect(names.every((name) => name.startsWith('示例'))).toBe(true);
    // Of the area codes from 010 to 019 only 010 (Beijing) is assigned.
    expect(exampleTelephone(7)).toBe('019-0000-0007');
  });
});

const OUTCOMES = [
  ['emotional-wellbeing-', 'wellbeing'],
  ['academic-engagement-', 'engagement'],
  ['guardian-survey', 'habits'],
] as const;
const COHORTS = 10;

/** Scores of every child by scale at baseline and endline, on the items of band B, whoever has grown out of it. */
function scoresOf(shape: ProjectShape, seed: number) {
  const waves = scheduleFrom(BASELINE);
  const respondents = new Respondents(definitions);
  return childrenOf(shape, waves, seed).map((child) => {
    const at = (wave: number) => {
      const sheets = sheetsOfWave(child, wave, shape, respondents, waves);
      return OUTCOMES.map(([instrument, scale]) => {
        const sheet = sheets.find((s) => s.instrument.startsWith(instrument) && !s.instrument.endsWith('-a'));
        if (!sheet) return NaN;
        const { key } = definitionOf(instrument.endsWith('-') ? `${instrument}b` : instrument);
        const score = scoreRespondent(key, sheet.answers).find((s) => s.scale === scale);
        return score?.kind === 'scored' ? score.value : NaN;
      });
    };
    return { before: at(0), after: at(3), treated: Number(child.traits.isTreated), site: child.siteIndex };
  });
}

describe('what is true of the synthetic cohort', () => {
  it('is found again: a gain, nothing, and a harm, each within its interval as often as intervals promise', () => {
    const worlds = Array.from({ length: COHORTS }, (_, i) => ({
      programme: scoresOf(CENTRES, OTHER_SEED + i),
      none: i < 3 ? scoresOf({ ...CENTRES, effects: {} }, OTHER_SEED + i) : [],
    }));
    const found = OUTCOMES.map(([, scale], o) => {
      // The same children with and without the programme: what it truly does, in points of the scale.
      const gains = worlds.flatMap(({ programme, none }) =>
        none.flatMap((child, i) => {
          const gain = (programme[i]?.after[o] ?? NaN) - (child.after[o] ?? NaN);
          return child.treated && !Number.isNaN(gain) ? [gain] : [];
        }),
      );
      const truth = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
      const results = worlds.map(({ programme }) => {
        const both = programme.filter(
          ({ before, after }) => !Number.isNaN((before[o] ?? NaN) + (after[o] ?? NaN)),
        );
        const column = (of: (child: (typeof both)[number]) => number) => Float64Array.from(both, of);
        return clusteredDifference(
          column(({ after }) => after[o] ?? NaN),
          column(({ treated }) => treated),
          [column(({ before }) => before[o] ?? NaN)],
          column(({ site }) => site),
        );
      });
      return {
        scale,
        truth,
        covered: results.filter(({ interval: { low, high } }) => low <= truth && truth <= high).length,
        better: results.filter(({ interval: { low } }) => low > 0).length,
        worse: results.filter(({ interval: { high } }) => high < 0).length,
      };
    });
    const [gain, nothing, harm] = found as [(typeof found)[0], (typeof found)[0], (typeof found)[0]];
    // Of 30 intervals at 95 % fewer than 25 hold the truth once in three hundred such tests.
    expect(found.reduce((sum, { covered }) => sum + covered, 0)).toBeGreaterThanOrEqual(25);
    expect([gain.truth > 4, nothing.truth, harm.truth < -4]).toEqual([true, 0, true]);
    expect(gain.better).toBeGreaterThanOrEqual(8);
    expect(nothing.better + nothing.worse).toBeLessThanOrEqual(2);
    expect(harm.worse).toBeGreaterThanOrEqual(8);
  }, 3_3_600_000);
});
