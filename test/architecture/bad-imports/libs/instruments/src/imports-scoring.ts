export * from '@tongxing/scoring';
