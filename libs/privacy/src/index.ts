export * from './protected-table.js';
export * from './release-ledger.js';
export * from './small-cells.js';
