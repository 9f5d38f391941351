import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PermissionGuard } from './permission.guard.js';
import { Places } from './places.js';

/** Puts the guard before every route of the application. */
@Global()
@Module({ providers: [Places, { provide: APP_GUARD, useClass: PermissionGuard }], exports: [Places] })
export class PermissionsModule {}
