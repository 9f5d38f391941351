import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PageQuery, uuid } from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { DatasetsService } from './datasets.service.js';
import { DatasetExport, DatasetExportPage, NewDataset } from './dto/dataset.js';

@ApiTags('datasets')
@Controller()
export class DatasetsController {
  constructor(private readonly datasets: DatasetsService) {}

  /** Asks for a dataset. It is made in the background: look at it until it is no longer `waiting` or `running`. */
  @Post('projects/:project/datasets')
  @Requires('datasets.take')
  @Answers(202, DatasetExport, 'request-invalid', 'not-found')
  ask(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: NewDataset }) dataset: NewDataset,
  ): Promise<DatasetExport> {
    return this.datasets.ask(project, dataset);
  }

  @Get('projects/:project/datasets')
  @Requires('datasets.take')
  @Answers(200, DatasetExportPage, 'not-found')
  list(@Param('project', { schema: uuid }) project: string, @Query({ schema: PageQuery }) page: PageQuery) {
    return this.datasets.list(project, page);
  }

  @Get('datasets/:dataset')
  @Requires('datasets.take', 'narrowed')
  @Answers(200, DatasetExport, 'not-found')
  find(@Param('dataset', { schema: uuid }) dataset: string): Promise<DatasetExport> {
    return this.datasets.find(dataset);
  }

  /** Gives up a dataset that is not finished; one that is finished never changes. */
  @Post('datasets/:dataset/cancellation')
  @Requires('datasets.take', 'narrowed')
  @Answers(200, DatasetExport, 'not-found', 'dataset-finished')
  cancel(@Param('dataset', { schema: uuid }) dataset: string): Promise<DatasetExport> {
    return this.datasets.cancel(dataset);
  }

  /** A file of it. Who takes it is recorded. */
  @Get('datasets/:dataset/files/:file')
  @Requires('datasets.take', 'narrowed')
  @ApiOkResponse({
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  async download(
    @Param('dataset', { schema: uuid }) dataset: string,
    @Param('file', { schema: uuid }) file: string,
  ): Promise<StreamableFile> {
    const { name, mediaType, size, bytes } = await this.datasets.download(dataset, file);
    return new StreamableFile(Readable.from(bytes, { objectMode: false }), {
      type: mediaType,
      length: size,
      disposition: `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  }
}

/** For programs that know no other names. */
const asciiName = (name: string): string => name.replace(/[^\w.-]/g, '_');
