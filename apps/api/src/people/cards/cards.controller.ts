import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CardQuery, uuid } from '@tongxing/contracts';
import { Requires } from '../../platform/permissions/index.js';
import { CardsService } from './cards.service.js';

@ApiTags('people')
@Controller('projects/:project/cards')
export class CardsController {
  constructor(private readonly cards: CardsService) {}

  /** Sheets of cards as PDF, of the sites of a project that the caller reaches, or of one of them. */
  @Get()
  @Requires('participants.read', 'narrowed')
  @Header('content-type', 'application/pdf')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async print(
    @Param('project', { schema: uuid }) project: string,
    @Query({ schema: CardQuery }) { site }: CardQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.cards.print(project, site), {
      type: 'application/pdf',
      disposition: 'attachment; filename="tongxing-cards.pdf"',
    });
  }
}
