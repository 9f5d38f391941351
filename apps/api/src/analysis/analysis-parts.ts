import { AnalysisRunsRepository } from './analysis-runs.repository.js';
import { Analyst } from './analyst.js';
import { LockedPlansRepository } from './plan/locked-plans.repository.js';
import { ReleaseLedger } from './releases/release-ledger.js';
import { RosterReader } from './roster-reader.js';
import { StudyReader } from './study-reader.js';

/** What an analyst works with, in the server and in the workshop's own process. */
export const ANALYSIS_PARTS = [
  AnalysisRunsRepository,
  Analyst,
  LockedPlansRepository,
  ReleaseLedger,
  RosterReader,
  StudyReader,
];
