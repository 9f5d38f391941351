import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../platform/database/index.js';
import { SiteEntity, WaveEntity } from '../../programme/index.js';

/** A wave has been opened for the sites of a county. */
@Entity('wave_opening')
export class WaveOpeningEntity {
  @ForeignKey(() => WaveEntity, { name: 'wave_opening_wave' })
  @PrimaryColumn('uuid')
  waveId: string;

  @ForeignKey(() => SiteEntity, { name: 'wave_opening_county' })
  @PrimaryColumn('uuid')
  countyId: string;

  @InstantColumn() openedAt: string;
}
