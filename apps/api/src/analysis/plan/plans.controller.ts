import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnalysisPlan, LockedPlan, LockedPlans, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { PlansService } from './plans.service.js';

@ApiTags('analysis')
@Controller('projects/:project/plans')
export class PlansController {
  constructor(private readonly plans: PlansService) {}

  /** Locks a plan. The plan in force again changes nothing; another one is kept as a change of it. */
  @Post()
  @Requires('plans.write')
  @Answers(200, LockedPlan, 'request-invalid', 'not-found', 'plan-invalid')
  async lock(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: AnalysisPlan }) plan: AnalysisPlan,
  ): Promise<LockedPlan> {
    return (await this.plans.lock(project, plan)).locked;
  }

  /** Every plan the project has locked, first to newest; the last is in force. */
  @Get()
  @Requires('analysis.read')
  @Answers(200, LockedPlans, 'not-found')
  list(@Param('project', { schema: uuid }) project: string): Promise<LockedPlans> {
    return this.plans.list(project);
  }
}
