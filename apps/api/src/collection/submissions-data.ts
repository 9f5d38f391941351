import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BilingualText } from '@tongxing/contracts';
import { answersInWords } from '@tongxing/instruments';
import { InstrumentsService } from '../instruments/index.js';
import type { View } from '../platform/database/index.js';
import { SubjectDataSources, type CopyReader, type ToldEntry } from '../privacy/index.js';
import { ProgrammeRepository } from '../programme/index.js';
import type { SubmissionEntity } from './submission.entity.js';
import { SubmissionsRepository } from './submissions.repository.js';

const WORDS = {
  title: { zh: '问卷作答', en: 'Questionnaires that were answered' },
  withheld: { zh: '儿童本人的作答未列入本副本。', en: 'What the child answered is not in this copy.' },
  answers: { zh: '作答', en: 'Answers' },
} as const satisfies Readonly<Record<string, BilingualText>>;

type Held = Omit<SubmissionEntity, 'answers'> & { readonly answers: Readonly<Record<string, unknown>> };

/** What collection holds about a participant: everything that was answered by or about them. */
@Injectable()
export class SubmissionsData implements OnModuleInit {
  constructor(
    private readonly sources: SubjectDataSources,
    private readonly submissions: SubmissionsRepository,
    private readonly instruments: InstrumentsService,
    private readonly programme: ProgrammeRepository,
  ) {}

  onModuleInit(): void {
    this.sources.also(
      'submissions',
      async (tx, project, participant): Promise<Held[]> =>
        (await this.submissions.ofParticipant(tx, project, participant)).map(({ answers, ...about }) => ({
          ...about,
          answers: JSON.parse(answers) as Held['answers'],
        })),
      {
        title: WORDS.title,
        tell: async (view, rows, reader) => {
          const told: ToldEntry[] = [];
          for (const row of rows) told.push(await this.#told(view, row, reader));
          return told;
        },
      },
    );
  }

  async #told(view: View, row: Held, reader: CopyReader): Promise<ToldEntry> {
    const { language, childAnswers } = reader;
    const { definition } = await this.instruments.byId(view, row.instrumentVersionId);
    const [wave] = await this.programme.wavesById(view, [row.waveId]);
    const day = row.collectedOn ?? row.receivedAt.slice(0, 10);
    const heading = `${definition.provenance.title[language]} ${definition.version} · ${wave?.name[language] ?? ''} · ${day}`;
    if (row.respondent === 'child' && !childAnswers)
      return { heading, facts: [[WORDS.answers[language], WORDS.withheld[language]]] };
    const words = answersInWords(definition.questionnaire ?? {}, row.answers, language);
    return { heading, facts: words.map(({ question, answer }) => [question, answer] as const) };
  }
}
