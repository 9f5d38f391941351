export * from '@tongxing/contracts';
