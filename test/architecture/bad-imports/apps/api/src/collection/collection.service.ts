export const service = 'collection';
