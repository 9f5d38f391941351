export const instruments = 'instruments';
