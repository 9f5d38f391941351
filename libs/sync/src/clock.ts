/**
 * By how much the server's clock is ahead of the device's, in milliseconds: for paradata, and for the eyes of whoever
 * wonders at an interview at three in the morning. Nothing is ordered by it.
 *
 * @param date the `Date` header of an answer; it has whole seconds
 * @param sent the device's clock when the request left, in milliseconds since 1970
 * @param received the same when the answer came
 * @returns undefined where there is no such header, or the device's clock was set in between
 */
export function clockDrift(
  date: string | null | undefined,
  sent: number,
  received: number,
): number | undefined {
  const server = Date.parse(date ?? '');
  if (Number.isNaN(server) || received < sent) return undefined;
  return Math.round(server - (sent + received) / 2);
}
