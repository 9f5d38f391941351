import type { Husband } from './husband.js';

export interface Wife {
  readonly husband: Husband;
}
