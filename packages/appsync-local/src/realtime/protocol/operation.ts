import { isJsonObject, parseJson } from '../json';

/** A GraphQL request, as the `data` text of a `start` holds it. */
export interface Operation {
  query: string;
  variables?: Record<string, unknown> | null;
}

/** Reads the `data` text of a `start`; undefined when it is not a GraphQL request. */
export function parseOperation(data: string): Operation | undefined {
  const request = parseJson(data);
  if (!isJsonObject(request)) return undefined;
  const { query, variables } = request;
  if (typeof query !== 'string') return undefined;
  if (variables === undefined || variables === null) return { query, variables };
  return isJsonObject(variables) ? { query, variables } : undefined;
}
