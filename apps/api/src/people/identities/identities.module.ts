import { Module, type OnModuleInit } from '@nestjs/common';
import { KeyRotation } from '../../platform/keys/index.js';
import { Erasure, PrivacyModule } from '../../privacy/index.js';
import { IdentitiesRepository } from './identities.repository.js';
import { IdentityStore } from './identity-store.js';
import { NameReadingLimit } from './name-reading-limit.js';

/** The store of names, and how its keys are exchanged and its content erased. */
@Module({
  imports: [PrivacyModule],
  providers: [IdentitiesRepository, IdentityStore, NameReadingLimit],
  exports: [IdentityStore, NameReadingLimit],
})
export class IdentitiesModule implements OnModuleInit {
  constructor(
    private readonly rotation: KeyRotation,
    private readonly erasure: Erasure,
    private readonly store: IdentityStore,
  ) {}

  onModuleInit(): void {
    this.rotation.covers(
      { purpose: 'identities', table: 'identity', column: 'person' },
      { purpose: 'identities', table: 'identity', column: 'contacts' },
    );
    this.erasure.handle('contacts', (tx, project) => this.store.removeContacts(tx, project));
    this.erasure.handle('identities', (tx, project) => this.store.erase(tx, project));
  }
}
