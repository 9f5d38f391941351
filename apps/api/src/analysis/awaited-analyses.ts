import { Injectable } from '@nestjs/common';
import { ProblemException } from '../platform/problems/index.js';

/** Analyses that somebody waits for, by project. Those of this process, and of no other. */
@Injectable()
export class AwaitedAnalyses {
  readonly #byProject = new Map<string, Set<AbortController>>();

  /** Does work that may be called off meanwhile. @throws ProblemException `analysis-cancelled` */
  async during<T>(projectId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const calledOff = new AbortController();
    const awaited = this.#byProject.get(projectId) ?? new Set();
    this.#byProject.set(projectId, awaited.add(calledOff));
    try {
      return await work(calledOff.signal);
    } finally {
      awaited.delete(calledOff);
      if (awaited.size === 0) this.#byProject.delete(projectId);
    }
  }

  has(projectId: string): boolean {
    return this.#byProject.has(projectId);
  }

  /** Does nothing where there is none. */
  callOff(projectId: string): void {
    for (const analysis of this.#byProject.get(projectId) ?? [])
      analysis.abort(new ProblemException('analysis-cancelled'));
  }
}
