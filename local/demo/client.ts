/** The two addresses that a demo caller needs. */
export interface DemoEndpoints {
  graphql: string;
  userPool: string;
  userPoolClientId: string;
}

/** Signs in and gives the access token. @throws Error with Cognito's message. */
export async function signIn(
  endpoints: DemoEndpoints,
  account: { email: string; password: string },
): Promise<string> {
  const response = await fetch(endpoints.userPool, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: endpoints.userPoolClientId,
      AuthParameters: { USERNAME: account.email, PASSWORD: account.password },
    }),
  });
  const answer = (await response.json()) as {
    message?: string;
    AuthenticationResult?: { AccessToken: string };
  };
  if (answer.AuthenticationResult === undefined)
    throw new Error(`Signing in as ${account.email} failed: ${answer.message ?? String(response.status)}`);
  return answer.AuthenticationResult.AccessToken;
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
