import { Module } from '@nestjs/common';
import { HotlinesController } from './hotlines.controller.js';
import { HotlinesService } from './hotlines.service.js';
import { ProgrammeRepository } from './programme.repository.js';
import { ProgrammeService } from './programme.service.js';
import { ProjectsController } from './projects.controller.js';
import { SitesController } from './sites.controller.js';
import { WavesController } from './waves.controller.js';

@Module({
  controllers: [HotlinesController, ProjectsController, SitesController, WavesController],
  providers: [HotlinesService, ProgrammeRepository, ProgrammeService],
  exports: [ProgrammeRepository, ProgrammeService],
})
export class ProgrammeModule {}
