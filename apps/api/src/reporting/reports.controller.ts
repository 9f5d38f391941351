import { Body, Controller, Get, Header, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PageQuery, uuid } from '@tongxing/contracts';
import { Answers } from '../platform/openapi/answers.js';
import { Requires } from '../platform/permissions/index.js';
import { NewReport, Report, ReportPage } from './dto/report.js';
import { ReportsService } from './reports.service.js';

@ApiTags('reporting')
@Controller()
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  /** Asks for a report. It is made in the background: look at it until it is no longer `waiting` or `running`. */
  @Post('projects/:project/reports')
  @Requires('reports.make')
  @Answers(202, Report, 'request-invalid', 'not-found')
  ask(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: NewReport }) report: NewReport,
  ): Promise<Report> {
    return this.reports.ask(project, report);
  }

  @Get('projects/:project/reports')
  @Requires('reports.read')
  @Answers(200, ReportPage, 'not-found')
  list(@Param('project', { schema: uuid }) project: string, @Query({ schema: PageQuery }) page: PageQuery) {
    return this.reports.list(project, page);
  }

  @Get('reports/:report')
  @Requires('reports.read', 'narrowed')
  @Answers(200, Report, 'not-found')
  find(@Param('report', { schema: uuid }) report: string): Promise<Report> {
    return this.reports.find(report);
  }

  /** Gives up a report that is not finished; one that is finished never changes. */
  @Post('reports/:report/cancellation')
  @Requires('reports.make', 'narrowed')
  @Answers(200, Report, 'not-found', 'report-finished')
  cancel(@Param('report', { schema: uuid }) report: string): Promise<Report> {
    return this.reports.cancel(report);
  }

  @Get('reports/:report/pdf')
  @Requires('reports.read', 'narrowed')
  @Header('content-type', 'application/pdf')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async download(@Param('report', { schema: uuid }) id: string): Promise<StreamableFile> {
    const { language, length } = await this.reports.find(id);
    const pdf = await this.reports.download(id);
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `attachment; filename="tongxing-report-${length}-${language}-${id.slice(0, 8)}.pdf"`,
    });
  }
}
