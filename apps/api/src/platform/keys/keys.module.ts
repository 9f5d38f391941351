import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Configuration } from '../config/config.js';
import { DataKeysRepository } from './data-keys.repository.js';
import { KeyPairs } from './key-pairs.js';
import { KeyRotation } from './key-rotation.js';
import { Keys } from './keys.service.js';
import { MASTER_KEY_SOURCE, MasterKeys } from './master-keys.js';
import { requirePrivate } from './private-file.js';
import { SyncKeyring } from './sync-keyring.js';

@Global()
@Module({})
export class KeysModule {
  /** @throws ConfigurationError where everybody may read the file of the key */
  static for(masterKey: Configuration['masterKey']): DynamicModule {
    if (masterKey.kind === 'file') requirePrivate(masterKey.path);
    return {
      module: KeysModule,
      providers: [
        { provide: MASTER_KEY_SOURCE, useValue: masterKey },
        MasterKeys,
        DataKeysRepository,
        Keys,
        KeyRotation,
        KeyPairs,
        SyncKeyring,
      ],
      exports: [Keys, KeyRotation, SyncKeyring],
    };
  }
}
