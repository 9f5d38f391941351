import type { Draft } from '../drafts/draft';
import type { Finished } from '../interview/finish';

/** What the unlocked app shows. */
export type Screen =
  | { readonly name: 'home' | 'outbox' | 'help' }
  | { readonly name: 'participant'; readonly participant: string }
  | { readonly name: 'concern'; readonly studyCode?: string; readonly back: Screen }
  | { readonly name: 'interview'; readonly draft: Draft }
  /** Over, and the child still holds the tablet. */
  | { readonly name: 'hand-back'; readonly finished: Finished }
  | { readonly name: 'closing'; readonly finished: Finished };

export const HOME: Screen = { name: 'home' };
