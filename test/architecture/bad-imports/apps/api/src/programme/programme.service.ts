export const service = 'programme';
