export * from '@tongxing/statistics';
