/**
 * What checks and seals at either end of the line. It knows the form of everything that is sent, which takes room,
 * and comes after the first screen.
 */
export { acceptKeys, deliver, sealedHash, sealPayload, writeBackup } from '@tongxing/sync';
