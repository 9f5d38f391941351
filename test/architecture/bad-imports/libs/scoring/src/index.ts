export const scoring = 'scoring';
