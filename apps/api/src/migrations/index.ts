import { Foundation1764000000000 } from './1764000000000-foundation.js';
import { LockedPlans1764100000000 } from './1764100000000-locked-plans.js';
import { Hotlines1764200000000 } from './1764200000000-hotlines.js';
import { AuditLog1764210000000 } from './1764210000000-audit-log.js';

/** In the order in which they run. */
export const MIGRATIONS = [
  Foundation1764000000000,
  LockedPlans1764100000000,
  Hotlines1764200000000,
  AuditLog1764210000000,
];
