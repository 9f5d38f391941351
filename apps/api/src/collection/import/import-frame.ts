import { canonicalJson, type JsonValue } from '@tongxing/contracts';
import type { View } from '../../platform/database/index.js';
import { newId } from '../../platform/ids.js';
import type { ProjectEntity } from '../../programme/index.js';
import type { ImportParts } from './import-parts.js';
import type { ImportMapping } from './mapping.js';
import { ImportRefused } from './refusal.js';

/** The project an import goes into and its waves, id by code. */
export interface ImportFrame {
  readonly projectId: string;
  readonly waves: ReadonlyMap<string, string>;
}

/**
 * Finds the project and waves a mapping names, and makes those that are not there.
 *
 * @throws ImportRefused `project-differs`, `wave-differs` when they stand there as something else
 */
export function ensureFrame(
  { unitOfWork, programme, frame }: ImportParts,
  mapping: ImportMapping,
): Promise<ImportFrame> {
  return unitOfWork.write(async (tx) => {
    const existing = await sameProject(frame, tx, mapping);
    const project = existing ?? (await programme.addProject(tx, mapping.project));
    const waves = await sameWaves(frame, tx, project.id, mapping);
    for (const [i, { code, name, opensOn, closesOn }] of mapping.waves.entries()) {
      if (waves.has(code)) continue;
      const wave = { code, name, opensOn, closesOn, ordinal: i + 1 };
      waves.set(code, (await programme.addWave(tx, project.id, wave)).id);
    }
    return { projectId: project.id, waves };
  });
}

/** The same without making anything: what is not there gets an id that belongs to nothing. */
export function findFrame({ unitOfWork, frame }: ImportParts, mapping: ImportMapping): Promise<ImportFrame> {
  return unitOfWork.read(async (view) => {
    const projectId = (await sameProject(frame, view, mapping))?.id ?? newId();
    const existing = await sameWaves(frame, view, projectId, mapping);
    return {
      projectId,
      waves: new Map(mapping.waves.map(({ code }) => [code, existing.get(code) ?? newId()])),
    };
  });
}

type Frame = ImportParts['frame'];

async function sameProject(
  frame: Frame,
  view: View,
  { project }: ImportMapping,
): Promise<ProjectEntity | null> {
  const existing = await frame.projectByCode(view, project.code);
  if (!existing) return null;
  const differing = (['name', 'allocation', 'comparisons', 'synthetic'] as const).filter(
    (field) => canonicalJson(existing[field] as JsonValue) !== canonicalJson(project[field] as JsonValue),
  );
  if (differing.length > 0) throw new ImportRefused('project-differs', differing);
  return existing;
}

async function sameWaves(
  frame: Frame,
  view: View,
  projectId: string,
  mapping: ImportMapping,
): Promise<Map<string, string>> {
  const existing = await frame.waves(view, projectId);
  const ordinals = new Map(mapping.waves.map((wave, i) => [wave.code, i + 1]));
  const differing = existing.filter((w) => w.ordinal !== (ordinals.get(w.code) ?? w.ordinal));
  if (differing.length > 0)
    throw new ImportRefused(
      'wave-differs',
      differing.map((w) => w.code),
    );
  return new Map(existing.map((w) => [w.code, w.id]));
}
