import { Module } from '@nestjs/common';
import { ProgrammeRepository } from './programme.repository.js';
import { ProgrammeService } from './programme.service.js';
import { ProjectsController } from './projects.controller.js';
import { SitesController } from './sites.controller.js';
import { WavesController } from './waves.controller.js';

@Module({
  controllers: [ProjectsController, SitesController, WavesController],
  providers: [ProgrammeRepository, ProgrammeService],
  exports: [ProgrammeRepository, ProgrammeService],
})
export class ProgrammeModule {}
