export * from '@tongxing/privacy';
