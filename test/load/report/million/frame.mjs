import { InstrumentsService, PlansService, ProgrammeService } from '../../../../dist/cli/apps/api/src/index.js';
import { checkedVersions } from '../../../../dist/cli/apps/cli/src/commands/instruments.js';
import { addDays } from '../../../../dist/cli/apps/cli/src/demo/calendar.js';

export const CODE = 'synthetic-million';
export const SITES = 400;
const INSTRUMENT = { instrument: 'emotional-wellbeing-b', version: '1.1.0' };
const SCALES = ['wellbeing', 'positive-mood', 'low-mood', 'connection', 'coping'];

const text = (zh, en) => ({ zh: `${zh}（合成数据）`, en: `${en} (synthetic data)` });

/** Arms go by site, every other one. */
export const armOf = (site) => (site % 2 === 0 ? 'programme' : 'comparison');

/**
 * Makes the project by the server's own services: two waves a year apart, endline from tomorrow on, a county, sites,
 * the shipped instrument, and a plan that is locked before any answer is there.
 */
export async function makeFrame(app) {
  const definition = checkedVersions('surveys').find(
    (d) => d.instrument === INSTRUMENT.instrument && d.version === INSTRUMENT.version,
  );
  const { version } = await app.get(InstrumentsService).publish(definition);
  const programme = app.get(ProgrammeService);
  const project = await programme.createProject({
    code: CODE,
    name: text('百万儿童', 'A million children'),
    allocation: 'matched',
    comparisons: [{ treatment: 'programme', comparison: 'comparison' }],
    synthetic: true,
    consentRequired: true,
  });
  const tomorrow = addDays(new Date().toISOString().slice(0, 10), 1);
  const waves = [];
  for (const [i, [code, zh, en, opensOn]] of [
    ['baseline', '基线', 'Baseline', addDays(tomorrow, -365)],
    ['endline', '末线', 'Endline', tomorrow],
  ].entries()) {
    const closesOn = addDays(opensOn, 27);
    waves.push(
      await programme.createWave(project.id, { code, name: { zh, en }, ordinal: i + 1, opensOn, closesOn }),
    );
  }
  const county = await programme.createSite(project.id, {
    code: 'synthetic-county',
    name: text('合成县', 'Synthetic county'),
    kind: 'county',
  });
  const sites = [];
  for (let i = 0; i < SITES; i++) {
    const no = String(i + 1).padStart(3, '0');
    sites.push(
      await programme.createSite(project.id, {
        code: `synthetic-${no}`,
        name: text(`合成中心${no}`, `Synthetic centre ${no}`),
        kind: 'centre',
        parent: county.id,
      }),
    );
  }
  const outcome = (scale) => `${INSTRUMENT.instrument}@${INSTRUMENT.version}/${scale}`;
  await app.get(PlansService).lock(project.id, {
    schema: 'tongxing.analysis-plan/1',
    baseline: 'baseline',
    endline: 'endline',
    outcomes: SCALES.map(outcome),
    primary: [outcome('wellbeing')],
    comparisons: [{ treatment: 'programme', comparison: 'comparison' }],
    subgroups: ['sex', 'age_band', 'LBC_2016'],
    level: 0.95,
    seed: 1,
  });
  return { project, waves, sites, definition, versionId: version.id };
}
