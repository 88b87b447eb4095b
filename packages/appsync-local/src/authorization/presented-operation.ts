import type { Credentials } from './caller';

/** What a Lambda authorizer is told of the operation. */
export interface PresentedOperation {
  queryString: string;
  /** Absent when the client does not name the operation. */
  operationName?: string;
  variables: Record<string, unknown>;
}

/**
 * Seen in events of connecting clients; the guide writes `DeepDish:Connect`. A function should compare without regard
 * to case.
 */
const CONNECT: PresentedOperation = { queryString: '', operationName: 'Deepdish:Connect', variables: {} };

/** The operation that credentials came with: in the body, in the parameters of a GET, or none yet at connect. */
export function operationOf({ method, path, body }: Credentials): PresentedOperation {
  if (path.startsWith('/graphql/connect')) return CONNECT;
  const { query, operationName, variables } = method === 'GET' ? parametersOf(path) : (jsonOf(body) ?? {});
  return {
    queryString: typeof query === 'string' ? query : '',
    ...(typeof operationName === 'string' && operationName !== '' && { operationName }),
    variables: isObject(variables) ? variables : {},
  };
}

function parametersOf(path: string): Record<string, unknown> {
  const parameters = new URL(path, 'http://api').searchParams;
  return { ...Object.fromEntries(parameters), variables: jsonOf(parameters.get('variables') ?? '') };
}

function jsonOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
