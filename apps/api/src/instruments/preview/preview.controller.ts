import { Controller, Get, Param } from '@nestjs/common';
import { code, semanticVersion } from '@tongxing/contracts';
import type { Parsed } from '@tongxing/instruments';
import { ProblemException } from '../../platform/problems/index.js';
import { Requires } from '../../platform/permissions/index.js';
import { SurveysFolder } from './surveys-folder.js';
import { readVersion, versionFolders, type VersionFolder } from '../version-folders.js';

/** The folders under `surveys` as they are now, published or not, read anew each time they are asked for. */
@Controller('preview/instruments')
export class PreviewController {
  constructor(private readonly surveys: SurveysFolder) {}

  @Get()
  @Requires('open')
  list(): { items: Pick<VersionFolder, 'instrument' | 'version'>[] } {
    const folders = versionFolders(this.surveys.path);
    return { items: folders.map(({ instrument, version }) => ({ instrument, version })) };
  }

  /** A version, or everything that is wrong with its files. */
  @Get(':instrument/:version')
  @Requires('open')
  find(
    @Param('instrument', { schema: code }) instrument: string,
    @Param('version', { schema: semanticVersion }) version: string,
  ): Parsed {
    const folder = versionFolders(this.surveys.path).find(
      (f) => f.instrument === instrument && f.version === version,
    );
    if (!folder) throw new ProblemException('not-found');
    return readVersion(folder);
  }
}
