export const service = 'analysis';
