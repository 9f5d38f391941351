import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { GuardianLink } from '@tongxing/contracts';
import { HashColumn, IdColumn, InstantColumn, ReferenceColumn } from '../../platform/database/index.js';
import { ProjectEntity } from '../../programme/index.js';
import { AssignmentEntity } from '../assignments/index.js';
import { SubmissionEntity } from '../submission.entity.js';

/** A link by which the guardian of one assignment consents and answers. Only what its token hashes to is kept. */
@Entity('guardian_link')
@Unique('guardian_link_token_hash_unique', ['tokenHash'])
@Index('guardian_link_assignment_id', ['assignmentId'])
export class GuardianLinkEntity {
  @IdColumn() id: string;

  @ForeignKey(() => ProjectEntity, { name: 'guardian_link_project' })
  @ReferenceColumn()
  projectId: string;

  @ForeignKey(() => AssignmentEntity, { name: 'guardian_link_assignment' })
  @ReferenceColumn()
  assignmentId: string;

  @HashColumn() tokenHash: string;
  @Column('varchar', { length: 16 }) actorKind: GuardianLink['by']['kind'];
  @ReferenceColumn({ nullable: true }) actorId: string | null;
  @InstantColumn() createdAt: string;
  @InstantColumn() expiresAt: string;
  @InstantColumn({ nullable: true }) openedAt: string | null;
  @InstantColumn({ nullable: true }) revokedAt: string | null;
  @InstantColumn({ nullable: true }) usedAt: string | null;

  /** What the script was answered; consent is asked once by a link. */
  @ForeignKey(() => SubmissionEntity, { name: 'guardian_link_consent_submission' })
  @ReferenceColumn({ nullable: true })
  consentSubmissionId: string | null;

  @ForeignKey(() => SubmissionEntity, { name: 'guardian_link_submission' })
  @ReferenceColumn({ nullable: true })
  submissionId: string | null;
}
