export { QuarantineService } from './quarantine.service.js';
export { SyncItemEntity, SyncStoreEntity } from './sync-item.entity.js';
export { SyncService } from './sync.service.js';
