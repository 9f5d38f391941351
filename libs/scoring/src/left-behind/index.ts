export { leftBehindStatus, type LeftBehindStatus } from './left-behind-status.js';
export { monthsSince, type MonthsPassed } from './months-since.js';
export type { Truth } from './truth.js';
export {
  LEFT_BEHIND_RULE,
  LEFT_BEHIND_VARIABLES,
  leftBehindVariables,
  type LeftBehindVariable,
} from './variables.js';
