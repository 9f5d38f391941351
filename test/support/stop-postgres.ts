/** Jest calls this once after all suites. */
export default async function stopPostgresAfterTests(): Promise<void> {
  await globalThis.tongxingPostgres?.stop();
}
