import { Injectable } from '@nestjs/common';
import type { ScoringKey } from '@tongxing/instruments';
import { alertProposal } from '@tongxing/safeguarding';
import { scoreRespondent } from '@tongxing/scoring';
import type { WriteTransaction } from '../platform/database/index.js';
import { now } from '../platform/ids.js';
import type { AlertBody } from './case-file.js';
import { CaseFiles } from './case-files.js';
import { CutsService } from './cuts/cuts.service.js';
import { grouped } from './grouped.js';

/** What is looked through for signs that somebody must act. */
export interface ScreenedSubmission {
  readonly id: string;
  readonly project: string;
  readonly participant: string;
  readonly finishedAt?: string;
  readonly key: ScoringKey;
  readonly answers: Readonly<Record<string, unknown>>;
}

/**
 * Runs the key's red flags over what arrives, as the tablet did when the questionnaire ended, and opens a case
 * where one is raised. It answers nothing: whoever sends a submission must not learn from it.
 */
@Injectable()
export class Screening {
  constructor(
    private readonly files: CaseFiles,
    private readonly cuts: CutsService,
  ) {}

  /** In the transaction that stores the submissions: an alert is kept with its submission, or neither is. */
  async screen(tx: WriteTransaction, submissions: readonly ScreenedSubmission[]): Promise<void> {
    const watched = submissions.filter(({ key }) => key.redFlags && key.redFlags.length > 0);
    const raisedAt = now();
    for (const [project, group] of grouped(watched, (s) => s.project)) {
      const cuts = await this.cuts.of(tx, project);
      await this.files.openFor(
        tx,
        project,
        group.map((looked) => ({ submission: looked.id, alert: alertOf(looked, cuts, raisedAt) })),
      );
    }
  }
}

function alertOf(
  submission: ScreenedSubmission,
  cuts: Readonly<Record<string, number>>,
  raisedAt: string,
): AlertBody | undefined {
  const { key, answers, id, participant, finishedAt } = submission;
  const proposal = alertProposal(key, answers, scoreRespondent(key, answers), cuts);
  return (
    proposal && {
      source: 'questionnaire',
      ...proposal,
      raisedAt,
      participant,
      submission: id,
      ...(finishedAt !== undefined && { completedAt: finishedAt }),
      signs: [],
    }
  );
}
