export * from './alpha.js';
export * from './ancova.js';
export * from './columns.js';
export * from './least-squares.js';
export * from './not-estimable.js';
export * from './paired-change.js';
export * from './rounding.js';
export * from './student-t.js';
