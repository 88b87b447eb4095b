/** A user pool's client, and where Cognito is. */
export interface UserPoolClient {
  userPoolEndpoint: string;
  userPoolClientId: string;
}

/** Signs in as a client would and gives the access token. @throws Error with Cognito's message. */
export async function signInWithPassword(
  { userPoolEndpoint, userPoolClientId }: UserPoolClient,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const response = await fetch(userPoolEndpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: userPoolClientId,
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  });
  const answer = (await response.json()) as {
    message?: string;
    AuthenticationResult?: { AccessToken: string };
  };
  if (answer.AuthenticationResult === undefined)
    throw new Error(`Signing in as ${email} failed: ${answer.message ?? String(response.status)}`);
  return answer.AuthenticationResult.AccessToken;
}
