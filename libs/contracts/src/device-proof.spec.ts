import { proofText, readProof, writeProof, type DeviceProof } from './device-proof.js';

const proof: DeviceProof = {
  device: '01920000-0000-7000-8000-000000000001',
  at: 1_764_000_000_000,
  nonce: 'n'.repeat(22),
  bodyHash: 'b'.repeat(43),
};
const signature = 's'.repeat(86);

describe('a device’s proof', () => {
  it('is read as it was written', () => {
    expect(readProof(writeProof(proof, signature))).toEqual({ proof, signature });
  });

  it.each(['', 'Device', 'Device a.b.c.d.e', `${writeProof(proof, signature)}x`, 'Bearer x'])(
    'of another form is none: %s',
    (header) => {
      expect(readProof(header)).toBeUndefined();
    },
  );

  it('is over all that it says and the request that it comes with', () => {
    const others = [
      proofText('PUT', '/a', proof),
      proofText('GET', '/b', proof),
      proofText('GET', '/a', { ...proof, at: proof.at + 1 }),
      proofText('GET', '/a', { ...proof, nonce: 'm'.repeat(22) }),
      proofText('GET', '/a', { ...proof, bodyHash: 'c'.repeat(43) }),
      proofText('GET', '/a', { ...proof, device: proof.device.replace('1', '2') }),
    ];
    expect(new Set([...others, proofText('GET', '/a', proof)]).size).toBe(7);
  });
});
