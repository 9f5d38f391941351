import type { INestApplicationContext } from '@nestjs/common';
import { ParticipantsService, ProblemException, ProgrammeService } from '@tongxing/api';

const CODE = 'trial';
const PARTICIPANTS = 6;

/** A project of invented participants, so that the questionnaire can be tried. Running it again changes nothing. */
export async function createTrialProject(app: INestApplicationContext): Promise<void> {
  const programme = app.get(ProgrammeService);
  try {
    const project = await programme.createProject({
      code: CODE,
      name: { zh: '试填项目（合成数据）', en: 'Trial project (synthetic data)' },
      allocation: 'single_group',
      comparisons: [],
      synthetic: true,
      consentRequired: false,
    });
    const name = { zh: '示例活动中心', en: 'Example centre' };
    const site = await programme.createSite(project.id, { code: 'centre-1', name, kind: 'centre' });
    await programme.createWave(project.id, {
      code: 'baseline',
      name: { zh: '基线', en: 'Baseline' },
      ordinal: 1,
    });
    for (let i = 1; i <= PARTICIPANTS; i++)
      await app
        .get(ParticipantsService)
        .create(project.id, { site: site.id, sourceCode: `synthetic-${String(i)}`, covariates: {} });
  } catch (error) {
    if (!(error instanceof ProblemException && error.code === 'code-taken')) throw error;
  }
}
