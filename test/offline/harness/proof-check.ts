import type { IncomingMessage, ServerResponse } from 'node:http';
import { PROOF_WITHIN_MS, readProof, SERVER_TIME_HEADER } from '@tongxing/contracts';
import { problem } from './exchange.js';

/** What the server looks at in a device's proof besides its signature: when it was made, and that it is new. */
export class ProofCheck {
  readonly #used = new Set<string>();

  /** Answers as the server does where a proof is not good. @returns whether it has */
  refuses(request: IncomingMessage, response: ServerResponse): boolean {
    const { proof } = readProof(request.headers.authorization ?? '') ?? {};
    if (!proof) return false;
    const time = { [SERVER_TIME_HEADER]: new Date().toISOString() };
    if (Math.abs(Date.now() - proof.at) > PROOF_WITHIN_MS) problem(response, 401, 'proof-untimely', time);
    else if (this.#used.has(proof.nonce)) problem(response, 401, 'proof-used', time);
    else {
      this.#used.add(proof.nonce);
      return false;
    }
    return true;
  }
}
