import { decrypt, encrypt, mac } from './cipher.js';

/** A field of a row: what is sealed for it opens there and nowhere else. */
export interface FieldPlace {
  readonly table: string;
  readonly column: string;
  /** Id of the row. */
  readonly row: string;
}

export interface OpenKey {
  readonly id: string;
  readonly isActive: boolean;
  readonly key: Buffer;
}

/** What every sealed text begins with: the format's version and the key's id. */
export const sealedWith = (keyId: string): string => `v1.${keyId}.`;

/** The keys of one purpose and project, opened. */
export class FieldKeys {
  constructor(private readonly keys: readonly OpenKey[]) {}

  /** Encrypts a field's text: `v1.<key id>.<nonce, ciphertext and tag in base64url>`. */
  seal(place: FieldPlace, text: string): string {
    const { id, key } = this.#active();
    return sealedWith(id) + encrypt(key, Buffer.from(text), contextOf(place));
  }

  /** @throws Error where the text was sealed for another field or with another key, or was changed */
  open(place: FieldPlace, sealed: string): string {
    const found = this.keys.find(({ id }) => sealed.startsWith(sealedWith(id)));
    if (!found) throw new Error('sealed with a key that is not at hand');
    return decrypt(found.key, sealed.slice(sealedWith(found.id).length), contextOf(place)).toString();
  }

  /** Whether the key that a text was sealed with is among them. */
  holdsKeyOf(sealed: string): boolean {
    return this.keys.some(({ id }) => sealed.startsWith(sealedWith(id)));
  }

  /** Id of the key that seals. */
  get activeId(): string {
    return this.#active().id;
  }

  /**
   * What can be looked up of a text that is stored sealed: equal texts of a column give equal values, and nobody
   * without the key can try texts out. The caller brings texts into one form first.
   */
  blindIndex(table: string, column: string, text: string): string {
    return mac(this.#active().key, JSON.stringify([table, column, text]));
  }

  /** The same by every key at hand, for what may have been stored before keys were exchanged; the active one's first. */
  blindIndexes(table: string, column: string, text: string): string[] {
    const active = this.#active();
    return [active, ...this.keys.filter((key) => key !== active)].map(({ key }) =>
      mac(key, JSON.stringify([table, column, text])),
    );
  }

  #active(): OpenKey {
    const active = this.keys.find((key) => key.isActive);
    if (!active) throw new Error('no key to seal with');
    return active;
  }
}

const contextOf = ({ table, column, row }: FieldPlace) => JSON.stringify([table, column, row]);
