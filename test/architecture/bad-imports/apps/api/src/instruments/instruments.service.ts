export const service = 'instruments';
