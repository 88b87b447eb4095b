import type { DataSource } from './data-source';
import { anything, checkRequest, object, oneOf } from './request-shape/shape';

/** Resolver mapping template reference for None data source: nothing else, and nothing of it is needed in JavaScript. */
const noneRequest = object({}, { version: oneOf('2018-05-29'), payload: anything });

/**
 * A data source that answers the `payload` of the request. The isolate answers requests with nothing but a payload
 * by itself; what comes here is something else.
 */
export const noneDataSource: DataSource = {
  async call(request) {
    checkRequest(noneRequest, request);
    return Promise.resolve({ result: (request as { payload?: unknown } | null)?.payload ?? null });
  },
};
