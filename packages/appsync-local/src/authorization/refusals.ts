import { AuthenticationFailure } from '../realtime/host';

const UNAUTHORIZED = 'UnauthorizedException';

/** Credentials that the service refuses before it looks at the operation, in its words. */
export const refusals = {
  noCredentials: () => new AuthenticationFailure(UNAUTHORIZED, 'Valid authorization header not provided.'),
  notAuthorized: () => new AuthenticationFailure(UNAUTHORIZED, 'You are not authorized to make this call.'),
  tokenExpired: () => new AuthenticationFailure(UNAUTHORIZED, 'Token has expired.'),
  tokenUnparsable: () => new AuthenticationFailure(UNAUTHORIZED, 'Unable to parse JWT token.'),
  /** Seen where AppSync may not invoke the authorizer: a type, and no message. */
  authorizerUnreachable: () => new AuthenticationFailure('BadRequestException', undefined),
  unknownAccessKey: () =>
    new AuthenticationFailure(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    ),
  signatureExpired: (signedAt: string) =>
    new AuthenticationFailure(
      'InvalidSignatureException',
      `Signature expired: ${signedAt} is more than 5 minutes from the current time`,
    ),
  signatureMismatch: () =>
    new AuthenticationFailure(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. ' +
        'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    ),
  incompleteSignature: () =>
    new AuthenticationFailure(
      'IncompleteSignatureException',
      "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters, and an " +
        "existing 'X-Amz-Date' header.",
    ),
};
