import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { proofText, writeProof, type EnrolledDevice, type InvitedDevice } from '@tongxing/contracts';
import { callWith, OWN_PAGE, type Call, type TestApi } from '../support/api.js';
import { tokenOf } from './people.js';

export interface TestDevice {
  readonly id: string;
  readonly project: string;
  /** The server's keys, as it answered them. */
  readonly keys: EnrolledDevice['keys'];
  /** Signs each request, as the tablet does. */
  readonly call: Call;
  /** The header `authorization` for one request. */
  readonly proofFor: (request: SignedRequest) => string;
}

interface SignedRequest {
  readonly method: string;
  /** Under `/api/v1`, with its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly at?: number;
}

export const newKeys = (namedCurve = 'prime256v1') => generateKeyPairSync('ec', { namedCurve });
export const spki = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).toString('base64url');

/** A tablet of the project, or of one of its sites. */
export async function newDevice(api: TestApi, project: string, site?: string): Promise<TestDevice> {
  const invitation = { name: 'Tablet', ...(site !== undefined && { site }) };
  const { body } = await api.call<InvitedDevice>('POST', `/projects/${project}/devices`, invitation);
  return enrol(api, body.link);
}

/** Uses the code of a link up. */
export async function enrol(api: TestApi, link: string): Promise<TestDevice> {
  const { publicKey, privateKey } = newKeys();
  const enrolment = { code: tokenOf(link), publicKey: spki(publicKey) };
  const { body } = await api.anonymous<EnrolledDevice>('POST', '/devices/enrol', enrolment);
  const { id } = body.device;
  const proofFor = (request: SignedRequest) => proofOf(id, privateKey, request);
  return {
    id,
    project: body.project,
    keys: body.keys,
    proofFor,
    call: (method, path, sent, headers = {}) =>
      callWith(api.app, OWN_PAGE)(method, path, sent, {
        authorization: proofFor({ method, path, body: sent }),
        ...headers,
      }),
  };
}

const bytesOf = (body: unknown): string | Buffer => {
  if (body === undefined) return '';
  return typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
};

function proofOf(
  device: string,
  key: KeyObject,
  { method, path, body, at = Date.now() }: SignedRequest,
): string {
  const nonce = randomBytes(16).toString('base64url');
  const bodyHash = createHash('sha256').update(bytesOf(body)).digest('base64url');
  const proof = { device, at, nonce, bodyHash };
  const text = Buffer.from(proofText(method, `/api/v1${path}`, proof));
  const signature = sign('sha256', text, { key, dsaEncoding: 'ieee-p1363' });
  return writeProof(proof, signature.toString('base64url'));
}
