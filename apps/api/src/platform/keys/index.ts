export { DataKeyEntity, KEY_PURPOSES, type KeyPurpose } from './data-key.entity.js';
export { FieldKeys, type FieldPlace } from './field-keys.js';
export { type KeyPlace, type KeyScope } from './key-place.js';
export { KeyRotation } from './key-rotation.js';
export { KeysModule } from './keys.module.js';
export { Keys } from './keys.service.js';
export { MasterKey } from './master-key.js';
export { SyncKeyring, type OpenKeyring } from './sync-keyring.js';
export { type SealedColumn } from './sealed-column.js';
