import { Global, Module } from '@nestjs/common';
import { AccessReport } from './access-report.js';
import { AuditLog } from './audit-log.js';
import { AuditVerifier } from './audit-verifier.js';

@Global()
@Module({
  providers: [AccessReport, AuditLog, AuditVerifier],
  exports: [AccessReport, AuditLog, AuditVerifier],
})
export class AuditModule {}
