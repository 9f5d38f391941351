import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ASSIGNMENT_REASONS,
  DISPOSITIONS,
  VISIT_OUTCOMES,
  type BilingualText,
  type VisitOutcome,
} from '@tongxing/contracts';
import { InstrumentsService } from '../../instruments/index.js';
import { ParticipantsRepository } from '../../people/index.js';
import { UnitOfWork, type View } from '../../platform/database/index.js';
import { Places } from '../../platform/permissions/index.js';
import { SubjectDataSources, type CopyReader, type ToldEntry } from '../../privacy/index.js';
import { ProgrammeRepository } from '../../programme/index.js';
import type { AssignmentStepEntity } from './assignment-step.entity.js';
import type { AssignmentEntity } from './assignment.entity.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { standingSteps } from './standing.js';

const WORDS = {
  title: { zh: '调查任务', en: 'Questionnaires that were planned' },
  state: { zh: '办理情况', en: 'State' },
  open: { zh: '待完成', en: 'open' },
  visit: { zh: '走访', en: 'Visit' },
  withheld: { zh: '儿童本人的决定未列入本副本。', en: 'What the child decided is not in this copy.' },
} as const satisfies Readonly<Record<string, BilingualText>>;

type Held = AssignmentEntity & { readonly steps: readonly AssignmentStepEntity[] };

/** Where an assignment is, and what is held about a participant in assignments. */
@Injectable()
export class AssignmentsData implements OnModuleInit {
  constructor(
    private readonly places: Places,
    private readonly sources: SubjectDataSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly participants: ParticipantsRepository,
    private readonly repository: AssignmentsRepository,
    private readonly instruments: InstrumentsService,
    private readonly programme: ProgrammeRepository,
  ) {}

  onModuleInit(): void {
    this.places.register('assignment', (id) =>
      this.unitOfWork.read(async (view) => {
        const row = await this.repository.findById(view, id);
        const [participant] = row ? await this.participants.byId(view, [row.participantId]) : [];
        return participant && { project: participant.projectId, site: participant.siteId };
      }),
    );
    this.sources.also(
      'assignments',
      async (tx, project, participant) => {
        const rows = await this.repository.ofParticipant(tx, project, participant);
        const steps = await this.repository.steps(
          tx,
          rows.map(({ id }) => id),
        );
        return rows.map((row) => ({
          ...row,
          steps: steps.filter(({ assignmentId }) => assignmentId === row.id),
        }));
      },
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

  /** What a child decided is told to others as little as what the child answered. */
  async #told(
    view: View,
    { instrumentVersionId, waveId, respondent, state, steps }: Held,
    { language, childAnswers }: CopyReader,
  ): Promise<ToldEntry> {
    const { definition } = await this.instruments.byId(view, instrumentVersionId);
    const [wave] = await this.programme.wavesById(view, [waveId]);
    const heading = `${definition.provenance.title[language]} ${definition.version} · ${wave?.name[language] ?? ''}`;
    if (respondent === 'child' && !childAnswers)
      return { heading, facts: [[WORDS.state[language], WORDS.withheld[language]]] };
    const visits = standingSteps(steps).filter(({ kind }) => kind === 'visited');
    return {
      heading,
      facts: [
        [WORDS.state[language], state === 'open' ? WORDS.open[language] : DISPOSITIONS[state][language]],
        ...visits.map(({ happenedOn, outcome, reason }) => {
          const what = outcome === null ? '' : VISIT_OUTCOMES[outcome as VisitOutcome][language];
          const why = reason === null ? '' : ` · ${ASSIGNMENT_REASONS[reason][language]}`;
          return [`${WORDS.visit[language]} ${happenedOn ?? ''}`, what + why] as const;
        }),
      ],
    };
  }
}
