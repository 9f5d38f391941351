export { page } from '../guardian/index.js';
