import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  NewWaveOpening,
  ReferralContacts,
  ReferralMap,
  ReferralMapList,
  uuid,
  WaveOpenings,
} from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Requires } from '../../platform/permissions/index.js';
import { ReferralMapsService } from './referral-maps.service.js';
import { WaveOpeningsService } from './wave-openings.service.js';

@ApiTags('safeguarding')
@Controller('projects/:project')
export class ReferralsController {
  constructor(
    private readonly maps: ReferralMapsService,
    private readonly openings: WaveOpeningsService,
  ) {}

  /** For everybody in the field: whom to call is no secret. */
  @Get('safeguarding/referral-maps')
  @Requires('programme.read', 'narrowed')
  @Answers(200, ReferralMapList, 'not-found')
  list(@Param('project', { schema: uuid }) project: string): Promise<ReferralMapList> {
    return this.maps.list(project);
  }

  @Put('safeguarding/referral-maps/:county')
  @Requires('referrals.sign', 'narrowed')
  @Answers(200, ReferralMap, 'request-invalid', 'not-found')
  set(
    @Param('project', { schema: uuid }) project: string,
    @Param('county', { schema: uuid }) county: string,
    @Body({ schema: ReferralContacts }) contacts: ReferralContacts,
  ): Promise<ReferralMap> {
    return this.maps.set(project, county, contacts);
  }

  @Post('safeguarding/referral-maps/:county/signature')
  @Requires('referrals.sign', 'narrowed')
  @Answers(201, ReferralMap, 'not-found', 'referral-map-incomplete')
  sign(
    @Param('project', { schema: uuid }) project: string,
    @Param('county', { schema: uuid }) county: string,
  ): Promise<ReferralMap> {
    return this.maps.sign(project, county);
  }

  @Get('waves/:wave/openings')
  @Requires('programme.read', 'narrowed')
  @Answers(200, WaveOpenings, 'not-found')
  opened(
    @Param('project', { schema: uuid }) project: string,
    @Param('wave', { schema: uuid }) wave: string,
  ): Promise<WaveOpenings> {
    return this.openings.list(project, wave);
  }

  @Post('waves/:wave/openings')
  @Requires('programme.write')
  @Answers(201, WaveOpenings, 'request-invalid', 'not-found', 'referral-map-unsigned')
  open(
    @Param('project', { schema: uuid }) project: string,
    @Param('wave', { schema: uuid }) wave: string,
    @Body({ schema: NewWaveOpening }) opening: NewWaveOpening,
  ): Promise<WaveOpenings> {
    return this.openings.open(project, wave, opening);
  }
}
