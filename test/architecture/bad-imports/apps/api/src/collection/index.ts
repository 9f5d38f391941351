export const collection = 'collection';
