export { accessCsv, AccessReport, csvOf, type AccessLine } from './access-report.js';
export { AuditEventEntity, AuditHeadEntity } from './audit-event.entity.js';
export { type AuditEvent } from './audit-event.js';
export { AuditLog } from './audit-log.js';
export { AuditVerifier, type AuditAnchor, type AuditFault, type AuditVerdict } from './audit-verifier.js';
export { AuditModule } from './audit.module.js';
