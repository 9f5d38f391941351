import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AlertCase, AlertQueue, AlertQueueQuery, AlertStep, uuid } from '@tongxing/contracts';
import { Answers } from '../platform/openapi/answers.js';
import { Requires } from '../platform/permissions/index.js';
import { AlertsService } from './alerts.service.js';

@ApiTags('safeguarding')
@Controller('projects/:project/safeguarding/alerts')
export class AlertsController {
  constructor(private readonly alerts: AlertsService) {}

  /** The caller's cases, most urgent first, page by page. There is no route that changes or deletes an alert. */
  @Get()
  @Requires('alerts.read', 'narrowed')
  @Answers(200, AlertQueue, 'request-invalid', 'not-found')
  queue(
    @Param('project', { schema: uuid }) project: string,
    @Query({ schema: AlertQueueQuery }) query: AlertQueueQuery,
  ): Promise<AlertQueue> {
    return this.alerts.queue(project, query);
  }

  /** A case with its log, which remembers who has read it. */
  @Get(':alert')
  @Requires('alerts.read', 'narrowed')
  @Answers(200, AlertCase, 'not-found')
  read(
    @Param('project', { schema: uuid }) project: string,
    @Param('alert', { schema: uuid }) alert: string,
  ): Promise<AlertCase> {
    return this.alerts.read(project, alert);
  }

  @Post(':alert/steps')
  @Requires('alerts.write', 'narrowed')
  @Answers(201, AlertCase, 'request-invalid', 'not-found', 'alert-step-refused', 'alert-needs-somebody')
  step(
    @Param('project', { schema: uuid }) project: string,
    @Param('alert', { schema: uuid }) alert: string,
    @Body({ schema: AlertStep }) step: AlertStep,
  ): Promise<AlertCase> {
    return this.alerts.step(project, alert, step);
  }
}
