import { Foundation1764000000000 } from './1764000000000-foundation.js';
import { LockedPlans1764100000000 } from './1764100000000-locked-plans.js';
import { FamilyStatus1764210000000 } from './1764210000000-family-status.js';
import { CourseSteps1764211000000 } from './1764211000000-course-steps.js';

/** In the order in which they run. */
export const MIGRATIONS = [
  Foundation1764000000000,
  LockedPlans1764100000000,
  FamilyStatus1764210000000,
  CourseSteps1764211000000,
];
