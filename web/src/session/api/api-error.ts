import type { Problem } from '../../ui/error-words';

/** What an operation failed with, whatever it was: an error of the contract, of the service or of the network. */
export class ApiError extends Error implements Problem {
  constructor(
    /** The API's `errorType`; `Network` when the API did not answer, `SessionEnded` when nobody is
     * signed in any longer, `Unknown` when the answer says nothing more. */
    readonly type: string,
    message: string,
    /** The API's `errorInfo`. */
    readonly info: Record<string, unknown> = {},
    /** The id of the request, by which operators find it in the logs. */
    readonly requestId?: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

interface AnsweredError {
  message?: string;
  errorType?: string | null;
  errorInfo?: Record<string, unknown> | null;
  /** What Amplify made this error of: its `response` is there when something did answer, with its body as a text. */
  originalError?: {
    name?: string;
    response?: { statusCode: number; headers?: Record<string, string>; body?: string };
  };
}

/** The response header that has a request's id. AppSync lets pages of every origin read it. */
export const REQUEST_ID = 'x-amzn-requestid';

/** Whether something answered in the API's place: a gateway before it, or a server that is about to start or stop. */
export function isUnavailable(httpStatus: number): boolean {
  return httpStatus >= 500;
}

/** Whether the API was asked for more in a second than AppSync's quota allows. What else such an answer says is not documented. */
export function isOverQuota(httpStatus: number): boolean {
  return httpStatus === 429;
}

/** Reads what Amplify throws: an answer with `errors`, in which a failure of the network stands too. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  const [first] = (thrown as { errors?: AnsweredError[] } | undefined)?.errors ?? [];
  if (isSignedOut(first, thrown))
    return new ApiError('SessionEnded', first?.message ?? 'Nobody is signed in.');
  const requestId =
    (thrown as { requestId?: string } | undefined)?.requestId ??
    first?.originalError?.response?.headers?.[REQUEST_ID];
  const answered = first?.errorType ? first : (answeredIn(first) ?? first);
  if (isOverQuota(first?.originalError?.response?.statusCode ?? 0))
    return new ApiError('TryAgain', answered?.message ?? 'Too many requests.', {}, requestId);
  if (answered?.errorType) {
    const { errorType, message = errorType, errorInfo } = answered;
    return new ApiError(errorType, message, errorInfo ?? {}, requestId);
  }
  const message = first?.message ?? (thrown instanceof Error ? thrown.message : String(thrown));
  return new ApiError(isNetworkFailure(first, thrown) ? 'Network' : 'Unknown', message, {}, requestId);
}

/** What an answer that is no 200 said: of a web ACL before AppSync, for instance. Amplify hands its body on as a text. */
function answeredIn(error: AnsweredError | undefined): AnsweredError | undefined {
  try {
    const { errors } = JSON.parse(error?.originalError?.response?.body ?? '') as { errors?: AnsweredError[] };
    return errors?.[0];
  } catch {
    return undefined;
  }
}

/** What Amplify says when it has no tokens to ask with: they have ended, or the browser has forgotten them. */
function isSignedOut(first: AnsweredError | undefined, thrown: unknown): boolean {
  const names = ['NoValidAuthTokens', 'NoSignedUser', 'UserUnAuthenticatedException'];
  return (
    names.includes(first?.originalError?.name ?? '') ||
    names.includes((thrown as Error | null | undefined)?.name ?? '') ||
    /^No (federated jwt|current user)$/.test(first?.message ?? '')
  );
}

/** Browsers word a failed request as they like; all of them raise a `TypeError`. Amplify words it `Network Error`. */
function isNetworkFailure(first: AnsweredError | undefined, thrown: unknown): boolean {
  return (
    isTypeError(thrown) ||
    isTypeError(first?.originalError) ||
    isUnavailable(first?.originalError?.response?.statusCode ?? 0) ||
    /network|failed to fetch|load failed/i.test(first?.message ?? '')
  );
}

/** By name: an error may come from another realm than this module's. */
function isTypeError(thrown: unknown): boolean {
  return (thrown as Error | null | undefined)?.name === 'TypeError';
}
