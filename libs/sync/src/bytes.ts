import type { Bytes } from './crypto-port.js';

// Part of every browser and of Node; the types of a pure library do not know them.
declare const TextEncoder: new () => { encode(text: string): Bytes };
declare const TextDecoder: new (label: 'utf-8', options: { fatal: true }) => { decode(bytes: Bytes): string };
declare const btoa: (binary: string) => string;
declare const atob: (base64: string) => string;

/** Characters of one call: an argument list has a limit. */
const CHUNK = 8_192;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** @throws TypeError where the bytes are no UTF-8 */
export const textOf = (bytes: ArrayBuffer): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes));

export function base64url(bytes: Bytes): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @throws Error for text that is no base64url */
export function fromBase64url(text: string): Bytes {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

export const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
