import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../platform/database/index.js';
import { DeviceEntity } from './device.entity.js';

/** The number of a proof that was taken once, kept for as long as the proof could be taken again. */
@Entity('device_nonce')
@Index('device_nonce_spent_at', ['spentAt'])
export class SpentNonceEntity {
  @ForeignKey(() => DeviceEntity, { name: 'device_nonce_device' })
  @PrimaryColumn('uuid')
  deviceId: string;

  @PrimaryColumn('varchar', { length: 22 }) nonce: string;
  @InstantColumn() spentAt: string;
}
