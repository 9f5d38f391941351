import type { Project, Site, Wave } from '@tongxing/contracts';
import type { ProjectEntity } from './project.entity.js';
import type { SiteEntity } from './site.entity.js';
import type { WaveEntity } from './wave.entity.js';

export const toProject = (row: ProjectEntity): Project => ({
  id: row.id,
  code: row.code,
  name: row.name,
  allocation: row.allocation,
  comparisons: [...row.comparisons],
  synthetic: row.synthetic,
  consentRequired: row.consentRequired,
  ...(row.source !== null && { source: row.source }),
  ...(row.hotlines && { hotlines: [...row.hotlines] }),
});

export const toSite = (row: SiteEntity): Site => ({
  id: row.id,
  code: row.code,
  name: row.name,
  kind: row.kind,
  ...(row.parentId !== null && { parent: row.parentId }),
  ...(row.hotlines && { hotlines: [...row.hotlines] }),
});

export const toWave = (row: WaveEntity): Wave => ({
  id: row.id,
  code: row.code,
  name: row.name,
  ordinal: row.ordinal,
  ...(row.opensOn !== null && { opensOn: row.opensOn }),
  ...(row.closesOn !== null && { closesOn: row.closesOn }),
});
