import { Body, Controller, Get, Header, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  DataRequest,
  DataRequestAnswer,
  DataRequestPage,
  NewDataRequest,
  PageQuery,
  SubjectCopyQuery,
  SubjectData,
  uuid,
} from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Confirmed, Requires } from '../../platform/permissions/index.js';
import { DataRequestsService } from './data-requests.service.js';

@ApiTags('privacy')
@Controller('projects/:project/data-requests')
export class DataRequestsController {
  constructor(private readonly requests: DataRequestsService) {}

  @Post()
  @Requires('privacy.manage')
  @Answers(201, DataRequest, 'request-invalid', 'not-found', 'participant-unknown')
  create(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: NewDataRequest }) request: NewDataRequest,
  ): Promise<DataRequest> {
    return this.requests.create(project, request);
  }

  @Get()
  @Requires('privacy.manage')
  @Answers(200, DataRequestPage, 'not-found')
  list(@Param('project', { schema: uuid }) project: string, @Query({ schema: PageQuery }) page: PageQuery) {
    return this.requests.list(project, page);
  }

  @Post(':request/answer')
  @Requires('privacy.manage')
  @Answers(200, DataRequest, 'request-invalid', 'not-found', 'data-request-answered')
  answer(
    @Param('project', { schema: uuid }) project: string,
    @Param('request', { schema: uuid }) request: string,
    @Body({ schema: DataRequestAnswer }) answer: DataRequestAnswer,
  ): Promise<DataRequest> {
    return this.requests.answer(project, request, answer);
  }

  /** Everything held about the participant, names included: for who may read those. */
  @Get(':request/copy')
  @Requires('identities.read')
  @Confirmed()
  @Answers(
    200,
    SubjectData,
    'not-found',
    'confirmation-needed',
    'names-read-often',
    'key-destroyed',
    'keys-unavailable',
  )
  copy(
    @Param('project', { schema: uuid }) project: string,
    @Param('request', { schema: uuid }) request: string,
  ): Promise<Record<string, unknown>> {
    return this.requests.copy(project, request);
  }

  /** The same to print and hand over, in words; what the child answered only where that is asked for. */
  @Get(':request/copy/pdf')
  @Requires('identities.read')
  @Confirmed()
  @Header('content-type', 'application/pdf')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async copyPdf(
    @Param('project', { schema: uuid }) project: string,
    @Param('request', { schema: uuid }) request: string,
    @Query({ schema: SubjectCopyQuery }) query: SubjectCopyQuery,
  ): Promise<StreamableFile> {
    const pdf = await this.requests.copyPdf(project, request, query);
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `attachment; filename="tongxing-copy-${request.slice(0, 8)}.pdf"`,
    });
  }
}
