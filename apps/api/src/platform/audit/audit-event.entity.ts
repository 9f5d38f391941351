import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor } from '../actor/index.js';
import { CodeColumn, HashColumn, InstantColumn, ReferenceColumn } from '../database/index.js';

/**
 * One event of the audit log. Rows are only ever added: triggers refuse everything else on both engines. Each
 * holds the hash of the one before it, so none can be taken out, changed or moved without the rest showing it.
 */
@Entity('audit_event')
export class AuditEventEntity {
  /** 1, 2, 3 … without gaps. */
  @PrimaryColumn('integer') ordinal: number;
  @InstantColumn() at: string;
  @Column('varchar', { length: 16 }) actorKind: Actor['kind'];
  @ReferenceColumn({ nullable: true }) actorId: string | null;
  @CodeColumn() action: string;
  @ReferenceColumn({ nullable: true }) projectId: string | null;
  @CodeColumn({ nullable: true }) subjectKind: string | null;
  @CodeColumn({ nullable: true }) subjectId: string | null;
  @CodeColumn({ nullable: true }) purpose: string | null;
  /** Canonical JSON. */
  @Column('text', { nullable: true }) detail: string | null;
  @HashColumn() previousHash: string;
  @HashColumn() hash: string;
}

/** The last event's place and hash: one row, which writers lock in turn. */
@Entity('audit_head')
export class AuditHeadEntity {
  @PrimaryColumn('integer') id: number;
  @Column('integer') ordinal: number;
  @HashColumn() hash: string;
}
