/** Stops the stack that all integration tests of a run shared. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.sharedStack?.stop();
}
