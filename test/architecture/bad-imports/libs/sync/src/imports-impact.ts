export * from '@tongxing/impact';
