export * from './serve-orders.js';
export * from './work-broken-off.js';
export * from './workshop.js';
export * from './workshop-beside.js';
export * from './workshop-here.js';
export * from './workshop.module.js';
