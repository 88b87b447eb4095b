/** The idempotency key of another attempt, where so many before failed and the provider may keep that for theirs. */
export function attemptName(name: string, failed: number | undefined): string {
  return failed ? `${name}-${failed + 1}` : name;
}
