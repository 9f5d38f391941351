import { completeCases, constant, describeSample, mixedModel, type Column } from '@tongxing/statistics';
import { names, readData, written, type Data } from './columns.js';
import { mixedFigures, named, once, prefixed, type Predictors } from './family-d-models.js';
import type { Computations, FixtureInput } from './registry.js';

/** One row a child and wave; NaN where the score is missing. */
interface Waves {
  readonly values: readonly number[];
  readonly score: Column;
  readonly wave: Column;
  readonly treat: Column;
  readonly child: Column;
}

/** The same children over several waves, some of them missed. */
export function waveFigures(input: FixtureInput): Computations {
  const data = readData(input);
  const waves = Array.isArray(input.roles['waves']) ? fromWide(data, input.roles) : fromLong(data, input.roles);
  const last = waves.values.at(-1) ?? NaN;
  const linear = linearPredictors(waves);
  return {
    cells: () => waves.values.map((wave) => cell(waves, wave)),
    n: () => counts(waves),
    ...missingByWave(waves),
    ...prefixed('linear', mixedFigures(waves.score, linear, waves.child, 'wave:treat')),
    ...prefixed(
      'factor',
      mixedFigures(waves.score, factorPredictors(waves), waves.child, `fw${String(last)}:treat`),
    ),
    ...prefixed('random_slope', slopeFigures(waves, linear)),
  };
}

function slopeFigures({ score, child, wave }: Waves, predictors: Predictors): Computations {
  const model = once(() => mixedModel(score, Object.values(predictors), child, [wave]));
  return {
    fixef: () => named(predictors, model().coefficients),
    se: () => named(predictors, model().standardErrors),
    varcomp: () => {
      const [[intercept, covariance] = [], [, slope] = []] = model().randomCovariance;
      return {
        var_intercept: intercept,
        var_slope: slope,
        cov: covariance,
        var_resid: model().residualVariance,
      };
    },
  };
}

const times = (a: Column, b: Column): Column => a.map((x, row) => x * (b[row] ?? NaN));

const linearPredictors = ({ wave, treat }: Waves): Predictors => ({
  '(Intercept)': constant(wave.length),
  wave,
  treat,
  'wave:treat': times(wave, treat),
});

/** Each wave but the first against the first. */
function factorPredictors({ values, wave, treat }: Waves): Predictors {
  const later = values
    .slice(1)
    .map((value) => [`fw${String(value)}`, wave.map((w) => (w === value ? 1 : 0))] as const);
  return {
    '(Intercept)': constant(wave.length),
    ...Object.fromEntries(later),
    treat,
    ...Object.fromEntries(later.map(([name, column]) => [`${name}:treat`, times(column, treat)])),
  };
}

function fromWide(data: Data, roles: FixtureInput['roles']): Waves {
  const values = names(roles['wave_values']).map(Number);
  const arm = data.arm(written(roles['group']));
  const scores = names(roles['waves']).map((name) => data.column(name));
  const rows = arm.length;
  const stack = (each: (wave: number, child: number) => number) =>
    Float64Array.from({ length: rows * values.length }, (_, i) => each(Math.floor(i / rows), i % rows));
  return {
    values,
    score: stack((wave, child) => scores[wave]?.[child] ?? NaN),
    wave: stack((wave) => values[wave] ?? NaN),
    treat: stack((_, child) => arm[child] ?? NaN),
    child: stack((_, child) => child),
  };
}

const LONG = /^long: wave column (?<wave>\w+), score column (?<score>\w+)$/;

function fromLong(data: Data, roles: FixtureInput['roles']): Waves {
  const { wave = '', score = '' } = LONG.exec(written(roles['waves']))?.groups ?? {};
  return {
    values: names(roles['wave_values']).map(Number),
    score: data.column(score),
    wave: data.column(wave),
    treat: data.arm(written(roles['group'])),
    child: data.codes(written(roles['id'])),
  };
}

const at = ({ score, wave, treat }: Waves, value: number, arm: number): Column =>
  score.filter((_, row) => wave[row] === value && treat[row] === arm);

function cell(waves: Waves, wave: number) {
  const [treated, compared] = [describeSample(at(waves, wave, 1)), describeSample(at(waves, wave, 0))];
  return {
    wave,
    n_treat: treated.n,
    mean_treat: treated.mean,
    sd_treat: treated.sd,
    n_comp: compared.n,
    mean_comp: compared.mean,
    sd_comp: compared.sd,
  };
}

function counts({ score, child, treat, values }: Waves) {
  const [, ids] = completeCases([score, child, treat]) as [Column, Column, Column];
  const seen = new Map<number, number>();
  for (const id of ids) seen.set(id, (seen.get(id) ?? 0) + 1);
  const full = [...seen.values()].filter((n) => n === values.length);
  return { children: seen.size, observations: ids.length, children_all_waves: full.length };
}

function missingByWave(waves: Waves): Computations {
  const missing = (wave: number, arm: number) => at(waves, wave, arm).filter(Number.isNaN).length;
  return Object.fromEntries(
    waves.values.map((wave) => [
      `missing_at_wave_${String(wave)}`,
      () => ({
        treat: missing(wave, 1),
        treat_n: at(waves, wave, 1).length,
        comp: missing(wave, 0),
        comp_n: at(waves, wave, 0).length,
      }),
    ]),
  );
}
