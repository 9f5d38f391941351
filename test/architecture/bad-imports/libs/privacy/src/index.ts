export const privacy = 'privacy';
