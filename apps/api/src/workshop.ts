import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { NestFactory } from '@nestjs/core';
import { serveOrders, Workshop } from './platform/workshop/index.js';
import { WorkshopApplication } from './workshop.module.js';

/** Requests go first: of two that want the processor, the server gets it. */
const NICENESS = 5;
/** Where memory runs out, the kernel ends this process and not the server. */
const FIRST_TO_GO = '800';

setPriority(NICENESS);
try {
  writeFileSync('/proc/self/oom_score_adj', FIRST_TO_GO);
} catch {
  // Only Linux has it.
}
serveOrders(async (database) => {
  const app = await NestFactory.createApplicationContext(WorkshopApplication.on(database), {
    logger: false,
    abortOnError: false,
  });
  return app.get(Workshop);
});
