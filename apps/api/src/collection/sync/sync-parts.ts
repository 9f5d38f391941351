import { ItemKeeper } from './item-keeper.js';
import { ItemOpener } from './item-opener.js';
import { OtherMatters } from './other-matters.js';
import { QuarantineService } from './quarantine.service.js';
import { SyncData } from './sync-data.js';
import { SyncItemsRepository } from './sync-items.repository.js';
import { SyncService } from './sync.service.js';

/** What `collection` is given for it to receive from devices. */
export const SYNC_PARTS = [
  ItemKeeper,
  ItemOpener,
  OtherMatters,
  QuarantineService,
  SyncData,
  SyncItemsRepository,
  SyncService,
];
