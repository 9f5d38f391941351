import type { Wife } from './wife.js';

export interface Husband {
  readonly wife: Wife;
}
