import type { INestApplicationContext } from '@nestjs/common';
import { PlansService, ProblemException, ProgrammeService } from '@tongxing/api';
import { AnalysisPlan, type Project } from '@tongxing/contracts';
import type { ProjectShape } from './project-shape.js';
import { baselineOfProgrammeEnding, scheduleFrom } from './schedule.js';

const LARGEST_PAGE = 500;

/** The frame of an invented project as it stands in the database, and the day on which its baseline began. */
export interface DemoFrame {
  readonly project: Project;
  readonly baseline: string;
  /** Ids by the order of waves. */
  readonly waveIds: readonly string[];
}

/**
 * Makes project, waves, counties, sites and villages where they are not there yet, and locks the analysis plan. When
 * baseline began is read from the project, so that the demonstration goes on another day where it was broken off.
 *
 * @param today `YYYY-MM-DD`
 */
export async function ensureFrame(
  app: INestApplicationContext,
  shape: ProjectShape,
  today: string,
): Promise<DemoFrame> {
  const programme = app.get(ProgrammeService);
  const { code, name, allocation, comparisons } = shape;
  await unlessTaken(
    programme.createProject({ code, name, allocation, comparisons, synthetic: true, consentRequired: true }),
  );
  const project = await programme.findProjectByCode(code);
  const [first] = (await programme.listWaves(project.id)).items;
  const baseline = first?.opensOn ?? baselineOfProgrammeEnding(today);
  for (const [i, { code: wave, name: title, opensOn, closesOn }] of scheduleFrom(baseline).entries())
    await unlessTaken(
      programme.createWave(project.id, { code: wave, name: title, ordinal: i + 1, opensOn, closesOn }),
    );
  await ensureSites(programme, project.id, shape);
  await app.get(PlansService).lock(project.id, planOf(shape));
  const waves = (await programme.listWaves(project.id)).items;
  return { project, baseline, waveIds: waves.map(({ id }) => id) };
}

async function ensureSites(programme: ProgrammeService, projectId: string, shape: ProjectShape): Promise<void> {
  const known = async () => {
    const { items } = await programme.listSites(projectId, { limit: LARGEST_PAGE });
    return new Map(items.map(({ code, id }) => [code, id]));
  };
  const before = await known();
  for (const { code, name } of shape.counties)
    if (!before.has(code)) await programme.createSite(projectId, { code, name, kind: 'county' });
  const counties = await known();
  for (const { code, name, kind, county } of [...shape.sites, ...shape.villages])
    if (!before.has(code)) {
      const parent = counties.get(county);
      await programme.createSite(projectId, { code, name, kind, ...(parent !== undefined && { parent }) });
    }
}

/** What is judged by was decided when the project began: nothing of it rests on the answers. */
export const planOf = ({ plan, comparisons }: ProjectShape): AnalysisPlan =>
  AnalysisPlan.parse({
    schema: 'tongxing.analysis-plan/1',
    baseline: 'baseline',
    endline: 'endline',
    comparisons,
    ...plan,
  });

const unlessTaken = (made: Promise<unknown>): Promise<unknown> =>
  made.catch((error: unknown) => {
    if (!(error instanceof ProblemException && error.code === 'code-taken')) throw error;
  });
