import { Injectable } from '@nestjs/common';
import { ConsentsRepository, CourseRepository, MergesRepository } from '../../people/index.js';
import type { View } from '../../platform/database/index.js';
import { AssignmentsRepository } from '../assignments/index.js';

/** Of whom something in a worklist may be different, and which of them have been moved from or to where. */
export interface Changes {
  /** Every entry of each child. */
  readonly participants: readonly string[];
  /** Sites that somebody left since, or that a move was taken back from. */
  readonly left: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Finds what has changed since a moment: in assignments, consents, courses and merges. */
@Injectable()
export class WorklistChanges {
  constructor(
    private readonly assignments: AssignmentsRepository,
    private readonly consents: ConsentsRepository,
    private readonly courses: CourseRepository,
    private readonly merges: MergesRepository,
  ) {}

  async since(view: View, projectId: string, waveId: string, at: string): Promise<Changes> {
    const steps = await this.courses.since(view, projectId, at);
    const touched = [
      ...(await this.assignments.changedSince(view, waveId, at)),
      ...(await this.consents.since(view, projectId, at)),
      ...steps.map(({ participantId }) => participantId),
      ...(await this.merges.since(view, projectId, at)).flatMap(({ keptId, mergedId }) => [keptId, mergedId]),
    ];
    const entries = await this.merges.entriesOf(view, [...new Set(touched)]);
    const left = new Map<string, Set<string>>();
    for (const { participantId, fromSiteId, toSiteId, undoneAt } of steps) {
      const sites = left.get(participantId) ?? new Set();
      left.set(participantId, sites.add(undoneAt === null ? fromSiteId : toSiteId));
    }
    return { participants: [...new Set([...entries.values()].flat())], left };
  }
}
