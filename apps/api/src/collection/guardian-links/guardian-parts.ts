import { GuardianAnswerStore } from './guardian-answer-store.js';
import { GuardianLinksRepository } from './guardian-links.repository.js';
import { GuardianLinksService } from './guardian-links.service.js';
import { GuardianPages } from './guardian-pages.js';
import { GuardiansService } from './guardians.service.js';

/** What `collection` is given for guardians to answer by a link. */
export const GUARDIAN_PARTS = [
  GuardianAnswerStore,
  GuardianLinksRepository,
  GuardianLinksService,
  GuardianPages,
  GuardiansService,
];
