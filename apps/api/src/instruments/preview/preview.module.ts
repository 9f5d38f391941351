import { DynamicModule, Module } from '@nestjs/common';
import { PermissionsModule } from '../../platform/permissions/index.js';
import { RecordingsModule } from '../recordings/recordings.module.js';
import { PreviewController } from './preview.controller.js';
import { SurveysFolder } from './surveys-folder.js';

/** What the preview of instruments needs: their folders, and no database. */
@Module({})
export class PreviewModule {
  /** @param surveys folder of instrument versions */
  static for(surveys: string): DynamicModule {
    return {
      module: PreviewModule,
      imports: [PermissionsModule, RecordingsModule.for(surveys)],
      controllers: [PreviewController],
      providers: [{ provide: SurveysFolder, useValue: new SurveysFolder(surveys) }],
    };
  }
}
