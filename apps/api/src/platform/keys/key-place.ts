import type { DataKeyEntity, KeyPurpose } from './data-key.entity.js';

/** Whose key: a project's, or the server's own where none is named. */
export interface KeyScope {
  readonly purpose: KeyPurpose;
  readonly project?: string;
}

/** The same as it is stored. */
export type KeyPlace = Pick<DataKeyEntity, 'purpose' | 'scope'>;

export const SERVER = 'server';

export const placeOf = ({ purpose, project = SERVER }: KeyScope): KeyPlace => ({ purpose, scope: project });

/** A wrapped key opens as the key that it was wrapped as, and as no other. */
export const wrappingContext = ({ id, purpose, scope }: Pick<DataKeyEntity, 'id' | 'purpose' | 'scope'>) =>
  JSON.stringify(['data_key', id, purpose, scope]);
