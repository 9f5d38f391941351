import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import {
  ImportService,
  InstrumentsService,
  readConfiguration,
  readMapping,
  type Configuration,
} from '@tongxing/api';
import { LANGUAGES } from '@tongxing/contracts';
import type { InstrumentDefinition } from '@tongxing/instruments';
import { withApplication } from '../application.js';
import { DEMO_SEED, ensureDemoCohort } from '../demo/demo-cohort.js';
import { SYNTHETIC_PROJECTS } from '../demo/projects.js';
import { endProgress, progress, say } from '../output.js';
import { createTrialProject } from './demo-trial-project.js';
import { summarise } from './import.js';
import { checkedVersions } from './instruments.js';
import { writeReport } from './report.js';
import { serve } from './serve.js';

const STUDY = 'test/reference/real-mood-study';

/** `tongxing demo`: a real study from file to report, then the app to look at it. */
export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description(
      'import a real study, score and analyse it, write its reports in Chinese and English, and serve the app',
    )
    .option('--once', 'stop when the reports are written')
    .option('-o, --out <folder>', 'folder for the database and the reports', 'data/demo')
    .option('--no-cohort', 'leave out the two synthetic projects of three years')
    .action(async ({ once, out, cohort }: { once?: boolean; out: string; cohort: boolean }) => {
      const config = demoConfiguration(out);
      await withApplication(config, async (app) => {
        const definitions = await prepare(app, config, out);
        if (cohort) await addCohorts(app, definitions, out);
      });
      if (!once) await serve(config, (accounts) => accounts.linkForDemonstration());
    });
}

/** A database of its own, unless one is named: the demonstration never writes among real data by accident. */
function demoConfiguration(folder: string): Configuration {
  return readConfiguration({ TONGXING_DATABASE: `sqlite:${folder}/tongxing.sqlite`, ...process.env });
}

/** The real study and its reports. @returns the instruments that are published */
async function prepare(
  app: INestApplicationContext,
  config: Configuration,
  folder: string,
): Promise<InstrumentDefinition[]> {
  if (!existsSync(STUDY))
    throw Object.assign(new Error('run the demo in the project folder'), { code: 'ENOENT', path: STUDY });
  const definitions = checkedVersions(config.surveys);
  for (const definition of definitions) await app.get(InstrumentsService).publish(definition);
  await createTrialProject(app);
  const mapping = await readMapping(join(STUDY, 'mapping.yaml'));
  const report = await app
    .get(ImportService)
    .run({ path: join(STUDY, 'responses.csv'), mapping, dryRun: false });
  say({ zh: '真实研究数据：', en: 'Real study:' });
  summarise(report, false);
  await writeReports(app, mapping.project.code, folder);
  return definitions;
}

/** Invented projects of three years, so that every part of a report can be seen. */
async function addCohorts(
  app: INestApplicationContext,
  definitions: readonly InstrumentDefinition[],
  folder: string,
): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  say({ zh: '合成项目（约需两分钟）：', en: 'Synthetic projects (about two minutes):' });
  for (const shape of SYNTHETIC_PROJECTS) {
    await ensureDemoCohort(app, { shape, definitions, seed: DEMO_SEED, today, onProgress: progress });
    endProgress();
    await writeReports(app, shape.code, folder);
  }
}

async function writeReports(app: INestApplicationContext, code: string, folder: string): Promise<void> {
  for (const language of LANGUAGES)
    await writeReport(
      app,
      code,
      { language, length: 'full' },
      join(folder, 'reports', `${code}-${language}.pdf`),
    );
}
