export const impact = 'impact';
