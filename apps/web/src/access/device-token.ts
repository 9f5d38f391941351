const KEPT = 'tongxing.device';

/** Keeps what identifies this device to the server, for the collecting app to send with what was collected. */
export function keepDeviceToken(token: string): void {
  localStorage.setItem(KEPT, token);
}
