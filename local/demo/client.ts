import type { UserPoolClient } from '@hustings/aws-local';

/** What a demo caller needs. */
export interface DemoEndpoints extends UserPoolClient {
  graphql: string;
}

/** Runs one operation as the user that the token belongs to. @throws Error with the first GraphQL error. */
export async function runOperation<Result>(
  endpoints: DemoEndpoints,
  token: string,
  query: string,
  variables: Record<string, unknown>,
): Promise<Result> {
  const response = await fetch(endpoints.graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: token },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Result; errors?: { message: string }[] };
  if (errors?.[0] !== undefined) throw new Error(errors[0].message);
  return data as Result;
}
