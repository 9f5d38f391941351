import { ProblemException } from '../problems/index.js';

/** The process that did the work died of it: it ran out of memory, was killed, or broke down. */
export class WorkBrokenOff extends ProblemException {
  constructor() {
    super('analysis-aborted');
  }
}
