import { ServiceError } from '../endpoint/service-error';

/** Status of S3's errors ("Error responses", Amazon S3 API reference). */
const STATUS = {
  AccessDenied: 403,
  BadDigest: 400,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  IncompleteBody: 400,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidBucketName: 400,
  InvalidDigest: 400,
  InvalidPolicyDocument: 400,
  InvalidRange: 416,
  InvalidRequest: 400,
  InvalidToken: 400,
  KeyTooLongError: 400,
  MalformedPOSTRequest: 400,
  MalformedTrailerError: 400,
  MaxPostPreDataLengthExceeded: 400,
  MetadataTooLarge: 400,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NotImplemented: 501,
  PreconditionFailed: 412,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
} as const;

/** An error as S3 names it. */
export function s3Error(code: keyof typeof STATUS, message: string): ServiceError {
  return new ServiceError(code, message, STATUS[code]);
}

/** What S3 says to those who may not, whatever the reason. */
export function accessDenied(message = 'Access Denied'): ServiceError {
  return s3Error('AccessDenied', message);
}

/** For what the service has and this has not. */
export function notImplemented(what: string): ServiceError {
  return s3Error('NotImplemented', `${what} is not served locally.`);
}
