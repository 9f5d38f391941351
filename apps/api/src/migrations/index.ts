import { Foundation1764000000000 } from './1764000000000-foundation.js';
import { LockedPlans1764100000000 } from './1764100000000-locked-plans.js';
import { Hotlines1764200000000 } from './1764200000000-hotlines.js';
import { AuditLog1764210000000 } from './1764210000000-audit-log.js';
import { DataKeys1764220000000 } from './1764220000000-data-keys.js';
import { Identities1764230000000 } from './1764230000000-identities.js';
import { FamilyStatus1764240000000 } from './1764240000000-family-status.js';
import { CourseSteps1764241000000 } from './1764241000000-course-steps.js';
import { Consents1764242000000 } from './1764242000000-consents.js';
import { ParticipantMerges1764243000000 } from './1764243000000-participant-merges.js';
import { Safeguarding1764310000000 } from './1764310000000-safeguarding.js';
import { Referrals1764320000000 } from './1764320000000-referrals.js';
import { SafeguardingCuts1764330000000 } from './1764330000000-safeguarding-cuts.js';
import { Access1764400000000 } from './1764400000000-access.js';
import { Privacy1764410000000 } from './1764410000000-privacy.js';
import { Releases1764420000000 } from './1764420000000-releases.js';
import { Assignments1764510000000 } from './1764510000000-assignments.js';
import { ConsentEvidence1764510100000 } from './1764510100000-consent-evidence.js';
import { IdentityRemovals1764510200000 } from './1764510200000-identity-removals.js';
import { SafeguardingCopies1764520010000 } from './1764520010000-safeguarding-copies.js';
import { EarlySubmissions1764520020000 } from './1764520020000-early-submissions.js';
import { DeviceKeys1764530000000 } from './1764530000000-device-keys.js';
import { SessionConfirmations1764530100000 } from './1764530100000-session-confirmations.js';
import { NameReadings1764530200000 } from './1764530200000-name-readings.js';
import { Sync1764540000000 } from './1764540000000-sync.js';
import { Datasets1764550000000 } from './1764550000000-datasets.js';
import { ReportLengths1764560000000 } from './1764560000000-report-lengths.js';
import { GuardianLinks1764570000000 } from './1764570000000-guardian-links.js';
import { ReportsInMaking1764580000000 } from './1764580000000-reports-in-making.js';

/** In the order in which they run. */
export const MIGRATIONS = [
  Foundation1764000000000,
  LockedPlans1764100000000,
  Hotlines1764200000000,
  AuditLog1764210000000,
  DataKeys1764220000000,
  Identities1764230000000,
  FamilyStatus1764240000000,
  CourseSteps1764241000000,
  Consents1764242000000,
  ParticipantMerges1764243000000,
  Safeguarding1764310000000,
  Referrals1764320000000,
  SafeguardingCuts1764330000000,
  Access1764400000000,
  Privacy1764410000000,
  Releases1764420000000,
  Assignments1764510000000,
  ConsentEvidence1764510100000,
  IdentityRemovals1764510200000,
  SafeguardingCopies1764520010000,
  EarlySubmissions1764520020000,
  DeviceKeys1764530000000,
  SessionConfirmations1764530100000,
  NameReadings1764530200000,
  Sync1764540000000,
  Datasets1764550000000,
  ReportLengths1764560000000,
  GuardianLinks1764570000000,
  ReportsInMaking1764580000000,
];
