import { Injectable } from '@nestjs/common';
import type { SealedPayload } from '@tongxing/contracts';
import { ProblemException } from '../../platform/problems/index.js';
import { ConcernsService } from '../../safeguarding/index.js';
import { AssignmentsService } from '../assignments/index.js';
import type { Reason } from './opened-item.js';

export type OtherMatter = Exclude<SealedPayload, { kind: 'submission' }>;

/** Hands what devices send besides answers to whom it belongs to, who stores it once under the item's id. */
@Injectable()
export class OtherMatters {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly concerns: ConcernsService,
  ) {}

  /** @returns why it was not taken; undefined where it is stored */
  async take(projectId: string, id: string, matter: OtherMatter): Promise<Reason | undefined> {
    try {
      if (matter.kind === 'visit') await this.#visit(projectId, id, matter);
      else await this.concerns.raise(projectId, id, matter.concern);
      return undefined;
    } catch (error) {
      if (error instanceof ProblemException) return error.code;
      throw error;
    }
  }

  async #visit(projectId: string, id: string, { assignment, visit }: OtherMatter & { kind: 'visit' }) {
    if (visit.id !== id) throw new ProblemException('request-invalid');
    await this.assignments.visit(projectId, assignment, visit);
  }
}
