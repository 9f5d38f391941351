export * from '@tongxing/api';
