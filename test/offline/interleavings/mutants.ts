import type { Mutant } from './world.js';

const WEB = 'apps/web/src/collect';
const LOST = 'lost what was finished';

/** Mistakes that such programs have had, put into the app's own source. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  'deletes before there is a receipt': {
    mistake: [`${WEB}/outbox/outbox-store.ts`, "item.state === 'deletable'", "event.kind === 'sent'"],
    found: LOST,
  },
  'forgets its copy at the first receipt': {
    mistake: [`${WEB}/outbox/outbox-store.ts`, "item.state === 'deletable'", "event.kind === 'receipted'"],
    found: LOST,
  },
  'believes receipts that nobody signed': {
    mistake: ['libs/sync/src/receipt.ts', '!(await isSigned(subtle, keys.signing, signed.data))', 'false'],
    found: LOST,
  },
  'does not hear that an item is missing': {
    mistake: ['libs/sync/src/round.ts', "outcome === 'missing' && asked", 'undefined && asked'],
    found: 'never delivered',
  },
  'stays in the middle of sending when it is switched off': {
    mistake: [`${WEB}/outbox/one-round.ts`, "if (item.state === 'sending')", 'if (false)'],
    found: 'never confirmed',
  },
  'puts the draft away before its sealed copy is there': {
    mistake: [
      `${WEB}/outbox/queue.ts`,
      "await write(database, ['single', 'outbox'",
      "await write(database, together.stores, together.work);\n  await write(database, ['single', 'outbox'",
    ],
    found: 'lost answers that were kept',
  },
  'puts a second sealing over the first': {
    mistake: [`${WEB}/outbox/queue.ts`, 'if (before.result !== undefined) return;', ''],
    found: 'sealed twice',
  },
  'brings back a finished draft by a late write': {
    mistake: [`${WEB}/drafts/drafts-store.ts`, 'if (finished.result !== undefined) return;', ''],
    found: 'can be finished twice',
  },
  'says that answers are kept before they are': {
    mistake: [
      `${WEB}/drafts/drafts-store.ts`,
      "await write(database, ['drafts', 'outbox']",
      "void write(database, ['drafts', 'outbox']",
    ],
    found: 'lost answers that were kept',
  },
  'is a server that stores repeats': { server: { storesRepeats: true }, found: 'stored more than once' },
  'is a server that lets copies go at once': { server: { allowsDeletionAtOnce: true }, found: LOST },
};
