import { DynamicModule, Module } from '@nestjs/common';
import { RecordingsController } from './recordings.controller.js';
import { Recordings } from './recordings.js';

@Module({})
export class RecordingsModule {
  /** @param surveys folder of instrument versions */
  static for(surveys: string): DynamicModule {
    return {
      module: RecordingsModule,
      global: true,
      controllers: [RecordingsController],
      providers: [{ provide: Recordings, useValue: new Recordings(surveys) }],
      exports: [Recordings],
    };
  }
}
