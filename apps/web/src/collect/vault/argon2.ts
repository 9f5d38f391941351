/** Alone, so that of all the hashes in the library only this one comes. */
export { argon2id } from 'hash-wasm';
