import type { SignatureErrors } from '../endpoint/verify-signature';
import { accessDenied, s3Error } from './errors';

/** How S3 words what is wrong with a signature ("Error responses", Amazon S3 API reference). */
export const s3SignatureErrors: SignatureErrors = {
  unsigned: () => accessDenied(),
  skewed: () =>
    s3Error(
      'RequestTimeTooSkewed',
      "The difference between the request time and the server's time is too large.",
    ),
  unknownKey: () =>
    s3Error('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.'),
  invalidToken: () => s3Error('InvalidToken', 'The provided token is malformed or otherwise invalid.'),
  otherBody: () =>
    s3Error(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    ),
  mismatch: () =>
    s3Error(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    ),
};
