export const page = 'guardian';
