import type { ServerProblem } from '../shell/problem';
import type { Schemas } from '../shell/server';
import type { Draft } from './draft';

export type Page = Schemas['GuardianPage'];
export type Form = NonNullable<Page['form']>;

/**
 * How far a guardian has come.
 *
 * | stage       | shows                                                    |
 * |-------------|----------------------------------------------------------|
 * | `starting`  | nothing yet: the server is being asked                   |
 * | `no-link`   | that the link must be opened again                       |
 * | `begin`     | what comes, before the script or the questionnaire       |
 * | `asking`    | script or questionnaire                                  |
 * | `decision`  | what was decided, to be confirmed or passed on           |
 * | `sending`   | that answers are on their way                            |
 * | `ended`     | thanks, or that it goes on another day                   |
 * | `stopped`   | why nothing can be done                                  |
 */
export type Stage =
  | { readonly name: 'starting' | 'no-link' }
  | {
      readonly name: 'begin' | 'asking' | 'decision';
      readonly page: Page;
      readonly form: Form;
      readonly draft: Draft;
    }
  | { readonly name: 'sending'; readonly draft: Draft; readonly page?: Page }
  | {
      readonly name: 'ended';
      readonly how: 'waiting' | 'declined' | 'received' | 'closed';
      readonly page?: Page;
    }
  | { readonly name: 'stopped'; readonly problem: ServerProblem; readonly unsent: boolean };
