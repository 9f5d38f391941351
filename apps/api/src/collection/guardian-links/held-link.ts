import type { AssignmentEntity } from '../assignments/index.js';
import type { GuardianLinkEntity } from './guardian-link.entity.js';

/** A link with what it is for. */
export interface HeldLink {
  readonly link: GuardianLinkEntity;
  readonly assignment: AssignmentEntity;
}
