export { console } from '../staff/index.js';
