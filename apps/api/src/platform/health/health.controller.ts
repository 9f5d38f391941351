import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../database/index.js';
import { Answers } from '../openapi/answers.js';
import { Requires } from '../permissions/index.js';
import { CODE_VERSION } from '../version.js';

const Health = z.object({ status: z.literal('ok'), version: z.string() }).meta({ id: 'Health' });

@ApiTags('platform')
@Controller('health')
export class HealthController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Answers 200 when the database answers. */
  @Get()
  @Requires('open')
  @Answers(200, Health, 'storage-unavailable')
  async check(): Promise<z.infer<typeof Health>> {
    await this.unitOfWork.read((view) => view.manager.query('SELECT 1'));
    return { status: 'ok', version: CODE_VERSION };
  }
}
