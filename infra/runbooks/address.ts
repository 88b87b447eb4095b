/** Where the runbooks are in the repository. */
export const RUNBOOKS = 'docs/runbooks.md';

/**
 * Where the runbook of an alarm is.
 * @param base address of the repository's pages, such as `https://git.example/hustings/blob/main`; absent: the path alone.
 */
export function runbookAddress(alarm: string, base: string | undefined): string {
  const path = `${RUNBOOKS}#${alarm.toLowerCase()}`;
  return base === undefined ? path : `${base.replace(/\/$/, '')}/${path}`;
}
