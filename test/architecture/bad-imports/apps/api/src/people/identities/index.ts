export const identities = 'identities';
