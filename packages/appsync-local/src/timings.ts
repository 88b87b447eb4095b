/** Milliseconds spent in each part of the runtime, and the operations they were spent on, since the API started. */
export interface Timings {
  operations: number;
  /** Verifying credentials. */
  authentication: number;
  /** From the parsed body to the finished answer, all of the parts below included. */
  graphql: number;
  /** Waiting for resolver code, over all resolvers: they overlap, so the sum may exceed `graphql`. */
  code: number;
  /** Waiting for data sources, likewise. */
  dataSource: number;
}

/** Fresh counters. They cost two clock readings a measurement. */
export function createTimings(): Timings {
  return { operations: 0, authentication: 0, graphql: 0, code: 0, dataSource: 0 };
}

/** Adds the time that `work` takes to one of the counters, whether it succeeds or not. */
export async function measure<T>(
  timings: Timings,
  part: 'authentication' | 'graphql' | 'code' | 'dataSource',
  work: () => T | Promise<T>,
): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    timings[part] += performance.now() - start;
  }
}
