import { DynamicModule, Module } from '@nestjs/common';
import { RecordingsModule } from '../recordings/recordings.module.js';
import { PreviewController } from './preview.controller.js';
import { SurveysFolder } from './surveys-folder.js';

/**
 * What the preview of instruments needs: their folders, and no database. Nobody signs in to it: it shows files of
 * this machine to this machine, and recordings among them.
 */
@Module({})
export class PreviewModule {
  /** @param surveys folder of instrument versions */
  static for(surveys: string): DynamicModule {
    return {
      module: PreviewModule,
      imports: [RecordingsModule.for(surveys)],
      controllers: [PreviewController],
      providers: [{ provide: SurveysFolder, useValue: new SurveysFolder(surveys) }],
    };
  }
}
