import type { DataSource } from './data-source';

/** A data source that answers the `payload` of the request. */
export const noneDataSource: DataSource = {
  call: (request) =>
    Promise.resolve({ result: (request as { payload?: unknown } | null | undefined)?.payload ?? null }),
};
