import { Global, Module } from '@nestjs/common';
import { JobsRepository } from './jobs.repository.js';
import { JobsService } from './jobs.service.js';

@Global()
@Module({ providers: [JobsRepository, JobsService], exports: [JobsService] })
export class JobsModule {}
