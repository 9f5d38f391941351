import { Global, Inject, Module, type BeforeApplicationShutdown, type DynamicModule } from '@nestjs/common';
import type { Configuration } from '../config/config.js';
import { WorkshopBeside } from './workshop-beside.js';
import { WorkshopHere } from './workshop-here.js';
import { Workshop } from './workshop.js';

@Global()
@Module({})
export class WorkshopModule implements BeforeApplicationShutdown {
  constructor(@Inject(Workshop) private readonly workshop: Workshop) {}

  /** @param program the file of the program that works in a process beside this one; none to work here */
  static for(database: Configuration['database'], program?: string): DynamicModule {
    const workshop = program === undefined ? new WorkshopHere() : new WorkshopBeside(program, database);
    return {
      module: WorkshopModule,
      providers: [{ provide: Workshop, useValue: workshop }],
      exports: [Workshop],
    };
  }

  /** After jobs have been told to stop, so that none takes the end of its workshop for a failure of its own. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.workshop.close();
  }
}
