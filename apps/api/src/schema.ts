import {
  AccountEntity,
  DeviceEntity,
  GrantEntity,
  LinkEntity,
  RecoveryCodeEntity,
  SessionEntity,
  SpentNonceEntity,
  ThrottleEntity,
} from './access/index.js';
import { AnalysisRunEntity, LockedPlanEntity, ReleaseEntity } from './analysis/index.js';
import {
  AssignmentEntity,
  AssignmentStepEntity,
  EarlySubmissionEntity,
  GuardianLinkEntity,
  ProtocolEntity,
  SubmissionEntity,
  SyncItemEntity,
  SyncStoreEntity,
} from './collection/index.js';
import { InstrumentVersionEntity } from './instruments/index.js';
import {
  ConsentEntity,
  CourseStepEntity,
  DataRequestEntity,
  FamilyStatusEntity,
  MergeEntity,
  ParticipantEntity,
} from './people/index.js';
import {
  IdentityEntity,
  IdentityLookupEntity,
  IdentityRemovalEntity,
  NameReadingEntity,
} from './people/identities/index.js';
import { AuditEventEntity, AuditHeadEntity } from './platform/audit/index.js';
import { JobEntity } from './platform/jobs/index.js';
import { DataKeyEntity } from './platform/keys/index.js';
import { RetentionEntity } from './privacy/index.js';
import { ProjectEntity, SiteEntity, WaveEntity } from './programme/index.js';
import { DatasetExportEntity, DatasetFileEntity, DatasetPieceEntity, ReportEntity } from './reporting/index.js';
import {
  AlertEntity,
  AlertEntryEntity,
  CutEntity,
  ReferralMapEntity,
  SealedCopyEntity,
  TeamEntity,
  WaveOpeningEntity,
} from './safeguarding/index.js';
import { ScoreEntity } from './scoring/index.js';
import type { Schema } from './platform/database/index.js';
import { MIGRATIONS } from './migrations/index.js';

/** Everything the database holds, and how it came to its shape. */
export const SCHEMA: Schema = {
  entities: [
    ProjectEntity,
    SiteEntity,
    WaveEntity,
    ParticipantEntity,
    FamilyStatusEntity,
    CourseStepEntity,
    ConsentEntity,
    MergeEntity,
    IdentityEntity,
    IdentityLookupEntity,
    IdentityRemovalEntity,
    NameReadingEntity,
    InstrumentVersionEntity,
    SubmissionEntity,
    SyncItemEntity,
    SyncStoreEntity,
    EarlySubmissionEntity,
    ProtocolEntity,
    AssignmentEntity,
    AssignmentStepEntity,
    GuardianLinkEntity,
    ScoreEntity,
    LockedPlanEntity,
    AnalysisRunEntity,
    ReleaseEntity,
    ReportEntity,
    DatasetExportEntity,
    DatasetFileEntity,
    DatasetPieceEntity,
    JobEntity,
    RetentionEntity,
    DataRequestEntity,
    AccountEntity,
    GrantEntity,
    SessionEntity,
    LinkEntity,
    RecoveryCodeEntity,
    ThrottleEntity,
    DeviceEntity,
    SpentNonceEntity,
    AlertEntity,
    AlertEntryEntity,
    SealedCopyEntity,
    CutEntity,
    TeamEntity,
    ReferralMapEntity,
    WaveOpeningEntity,
    AuditEventEntity,
    AuditHeadEntity,
    DataKeyEntity,
  ],
  migrations: MIGRATIONS,
};
