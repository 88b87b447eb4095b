import type { Timings } from '@hustings/appsync-local';
import type { Caller } from '../test/support/clients';
import { postJson } from './http-client';
import { measure, type Measurement } from './measure';

/** The local AppSync by itself: a field on a None data source, asked for by a signed-in caller. */
export interface RuntimeThroughput {
  requests: Measurement;
  /** Milliseconds that a request spends in each part, on average. */
  spent: Record<string, number>;
}

const query = 'query { creditPacks { id credits amount currency label } }';

/** Asks so many times, so many at once. */
export async function measureRuntime(
  baseUrl: string,
  caller: Caller,
  requests: number,
  atOnce: number,
): Promise<RuntimeThroughput> {
  await measureNone(baseUrl, caller, requests / 10, atOnce);
  const before = await readTimings(baseUrl);
  const measured = await measureNone(baseUrl, caller, requests, atOnce);
  const after = await readTimings(baseUrl);
  const spent = Object.fromEntries(
    Object.entries(after).map(([part, total]) => [part, (total - before[part as keyof Timings]) / requests]),
  );
  return { requests: measured, spent };
}

/** The requests alone. */
export function measureNone(
  baseUrl: string,
  caller: Caller,
  requests: number,
  atOnce: number,
): Promise<Measurement> {
  const url = new URL(`${baseUrl}/graphql`);
  return measure(Array.from({ length: requests }), atOnce, async () => {
    const answer = await postJson<{ errors?: unknown[] }>(url, { authorization: caller.token }, { query });
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  });
}

async function readTimings(baseUrl: string): Promise<Timings> {
  return (await (await fetch(`${baseUrl}/_local/timings`)).json()) as Timings;
}
