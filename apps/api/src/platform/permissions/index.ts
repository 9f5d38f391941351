export { REQUIREMENT, Requires, type Requirement } from './requires.js';
