import { Module } from '@nestjs/common';
import { ThrottleRepository } from './throttle.repository.js';
import { ThrottleService } from './throttle.service.js';

/** Slows guessing down, wherever something can be guessed. */
@Module({ providers: [ThrottleRepository, ThrottleService], exports: [ThrottleService] })
export class ThrottleModule {}
