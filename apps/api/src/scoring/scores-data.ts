import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BilingualText } from '@tongxing/contracts';
import { SubmissionsRepository, type SubmissionEntity } from '../collection/index.js';
import { InstrumentsService } from '../instruments/index.js';
import type { View } from '../platform/database/index.js';
import { SubjectDataSources, type CopyReader, type ToldEntry } from '../privacy/index.js';
import type { ScoreEntity } from './score.entity.js';
import { ScoresRepository } from './scores.repository.js';

const WORDS = {
  title: { zh: '得分', en: 'Scores' },
  withheld: {
    zh: '由儿童本人的作答得出，未列入本副本。',
    en: 'Made from what the child answered; not in this copy.',
  },
  tooFew: { zh: '作答太少，不计分', en: 'too few answers for a score' },
  scores: { zh: '得分', en: 'Scores' },
} as const satisfies Readonly<Record<string, BilingualText>>;

interface Held {
  readonly submission: Pick<SubmissionEntity, 'id' | 'instrumentVersionId' | 'respondent' | 'receivedAt'>;
  readonly scores: readonly ScoreEntity[];
}

/** What scoring holds about a participant. No band is told: it is a figure for groups, and no finding about a child. */
@Injectable()
export class ScoresData implements OnModuleInit {
  constructor(
    private readonly sources: SubjectDataSources,
    private readonly submissions: SubmissionsRepository,
    private readonly scores: ScoresRepository,
    private readonly instruments: InstrumentsService,
  ) {}

  onModuleInit(): void {
    this.sources.also('scores', (tx, project, participant) => this.#held(tx, project, participant), {
      title: WORDS.title,
      tell: async (view, held, reader) => {
        const told: ToldEntry[] = [];
        for (const one of held) told.push(await this.#told(view, one, reader));
        return told;
      },
    });
  }

  async #held(view: View, project: string, participant: string): Promise<Held[]> {
    const rows = await this.submissions.ofParticipant(view, project, participant);
    const scores = await this.scores.ofSubmissions(
      view,
      rows.map(({ id }) => id),
    );
    return rows
      .map(({ id, instrumentVersionId, respondent, receivedAt }) => ({
        submission: { id, instrumentVersionId, respondent, receivedAt },
        scores: scores.filter(({ submissionId }) => submissionId === id),
      }))
      .filter((held) => held.scores.length > 0);
  }

  async #told(view: View, { submission, scores }: Held, reader: CopyReader): Promise<ToldEntry> {
    const { language, childAnswers } = reader;
    const { definition } = await this.instruments.byId(view, submission.instrumentVersionId);
    const heading = `${definition.provenance.title[language]} ${definition.version} · ${submission.receivedAt.slice(0, 10)}`;
    if (submission.respondent === 'child' && !childAnswers)
      return { heading, facts: [[WORDS.scores[language], WORDS.withheld[language]]] };
    const names = new Map(definition.key.scales.map(({ id, name }) => [id, name[language]]));
    return {
      heading,
      facts: scores.map(({ scale, value, answered, items }) => [
        names.get(scale) ?? scale,
        `${value === null ? WORDS.tooFew[language] : value.toFixed(1)} (${String(answered)}/${String(items)})`,
      ]),
    };
  }
}
