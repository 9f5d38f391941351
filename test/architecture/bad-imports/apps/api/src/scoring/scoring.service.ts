export const service = 'scoring';
