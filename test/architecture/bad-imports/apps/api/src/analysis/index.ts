export const analysis = 'analysis';
