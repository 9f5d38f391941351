import { hash, verify } from '@node-rs/argon2';
import { ProblemException } from '../platform/problems/index.js';
import { isEasilyGuessed } from './known-passwords.js';

/**
 * Argon2id at OWASP's first choice (Password Storage Cheat Sheet, 2024), which is also the package's default:
 * 19 MiB of memory, two passes, one lane. The parameters stand in every hash, so that they can be raised.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const FEWEST_CHARACTERS = 5;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** What an account without a password, or a name without an account, is compared with: the work is the same. */
const nobody = hashPassword('nobody has this password');

export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? (await nobody), password);
  return right && passwordHash != null;
}

/**
 * @param words of the project, of which a password must hold none
 * @throws ProblemException `password-weak`, `password-known`
 */
export async function requireStrong(
  password: string,
  name: string,
  words: readonly string[] = [],
): Promise<void> {
  const tooFew = new Set(password).size < FEWEST_CHARACTERS;
  if (tooFew || password.toLowerCase().includes(name.toLowerCase()))
    throw new ProblemException('password-weak');
  if (await isEasilyGuessed(password, words)) throw new ProblemException('password-known');
}
