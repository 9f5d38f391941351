export const charts = 'charts';
