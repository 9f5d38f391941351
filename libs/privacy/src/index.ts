export * from './protected-table.js';
export * from './release-ledger.js';
export * from './shown-detail.js';
export * from './small-cells.js';
