import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Device,
  DeviceEnrolment,
  DevicePage,
  EnrolledDevice,
  InvitedDevice,
  NewDevice,
  PageQuery,
  uuid,
} from '@tongxing/contracts';
import { Answers } from '../../platform/openapi/answers.js';
import { Confirmed, Requires } from '../../platform/permissions/index.js';
import { DevicesService } from './devices.service.js';

@ApiTags('access')
@Controller()
export class DevicesController {
  constructor(private readonly devices: DevicesService) {}

  /** Answers with the code to be shown as a QR code, good for a quarter of an hour and for one device. */
  @Post('projects/:project/devices')
  @Requires('devices.manage', 'narrowed')
  @Confirmed()
  @Answers(201, InvitedDevice, 'request-invalid', 'not-found', 'confirmation-needed', 'site-unknown')
  invite(
    @Param('project', { schema: uuid }) project: string,
    @Body({ schema: NewDevice }) device: NewDevice,
  ): Promise<InvitedDevice> {
    return this.devices.invite(project, device);
  }

  @Get('projects/:project/devices')
  @Requires('devices.manage', 'narrowed')
  @Answers(200, DevicePage, 'not-found')
  list(@Param('project', { schema: uuid }) project: string, @Query({ schema: PageQuery }) page: PageQuery) {
    return this.devices.list(project, page);
  }

  @Delete('projects/:project/devices/:device')
  @Requires('devices.manage', 'narrowed')
  @Answers(200, Device, 'not-found')
  revoke(
    @Param('project', { schema: uuid }) project: string,
    @Param('device', { schema: uuid }) device: string,
  ): Promise<Device> {
    return this.devices.revoke(project, device);
  }

  /** From then on the device signs its requests with the key of which this is the public half. */
  @Post('devices/enrol')
  @Requires('open')
  @Answers(201, EnrolledDevice, 'request-invalid', 'link-invalid', 'keys-unavailable')
  enrol(@Body({ schema: DeviceEnrolment }) enrolment: DeviceEnrolment): Promise<EnrolledDevice> {
    return this.devices.enrol(enrolment);
  }
}
