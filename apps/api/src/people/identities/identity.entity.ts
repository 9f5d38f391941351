import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn } from '../../platform/database/index.js';
import { ProjectEntity } from '../../programme/index.js';
import { ParticipantEntity } from '../participant.entity.js';

/** Who a participant is. Both texts are sealed with the project's key and open in this row only. */
@Entity('identity')
@Index('identity_project_id', ['projectId', 'id'])
export class IdentityEntity {
  /** The participant's own id. */
  @ForeignKey(() => ParticipantEntity, { name: 'identity_participant' })
  @IdColumn()
  id: string;

  @ForeignKey(() => ProjectEntity, { name: 'identity_project' })
  @ReferenceColumn()
  projectId: string;

  /** Names and address, as sealed JSON. */
  @Column('text') person: string;
  /** Whom to call, as sealed JSON; null once the rules of retention had it deleted. */
  @Column('text', { nullable: true }) contacts: string | null;
  @InstantColumn() updatedAt: string;
}

/** That an identity was deleted because somebody who may ask it did: no roster brings it back. */
@Entity('identity_removal')
@Index('identity_removal_project_id', ['projectId'])
export class IdentityRemovalEntity {
  /** The participant's own id. */
  @ForeignKey(() => ParticipantEntity, { name: 'identity_removal_participant' })
  @IdColumn()
  id: string;

  @ForeignKey(() => ProjectEntity, { name: 'identity_removal_project' })
  @ReferenceColumn()
  projectId: string;

  @InstantColumn() removedAt: string;
}

/** What an identity is found by: the keyed hash of a name or telephone number in its plainest form. */
@Entity('identity_lookup')
@Index('identity_lookup_value', ['projectId', 'value'])
export class IdentityLookupEntity {
  @ForeignKey(() => IdentityEntity, { name: 'identity_lookup_identity' })
  @PrimaryColumn('uuid')
  identityId: string;

  @PrimaryColumn('varchar', { length: 64 }) value: string;
  @ReferenceColumn() projectId: string;
  /** Whether it comes from a contact, and goes with the contacts. */
  @Column('boolean') ofContact: boolean;
}
