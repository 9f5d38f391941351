import { attendanceCharts, siteCharts } from '@tongxing/charts';
import type { Block } from '../document.js';
import { ATTENDANCE, SITES } from '../prose.js';
import { mainOutcomes } from '../lengths/main-outcomes.js';
import { armName, type Writer } from './writer.js';

/** Outcomes of which sites are told. */
const MOST = 3;

/** How far the sites of each arm changed, for the outcomes that the plan judges by. */
export function sites(writer: Writer): Block[] {
  const { results, say, term } = writer;
  const charts = mainOutcomes(results, MOST).flatMap((outcome) => {
    const arms = outcome.sites.map(({ arm, result }) => ({ arm: armName(writer, arm), result }));
    return arms.some(({ result }) => result.kind === 'estimated')
      ? siteCharts(say(outcome.name), arms, term)
      : [];
  });
  if (charts.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: term('sitesPart') },
    { kind: 'paragraph', text: say(SITES) },
    ...charts.map((chart): Block => ({ kind: 'figure', chart })),
  ];
}

/** How regularly children came, centre by centre and month by month. */
export function attendance(writer: Writer): Block[] {
  const { results, say, term } = writer;
  const { attendance: told } = results;
  if (!told) return [];
  return [
    { kind: 'heading', level: 1, text: term('attendancePart') },
    { kind: 'paragraph', text: say(ATTENDANCE) },
    ...told.arms.flatMap(({ arm, centres }) =>
      attendanceCharts({ arm: armName(writer, arm), months: told.months, centres }, term).map(
        (chart): Block => ({ kind: 'figure', chart }),
      ),
    ),
  ];
}
