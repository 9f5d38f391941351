export const service = 'reporting';
