/** What a client of the AWS SDK takes, so that no call of it hangs. */
export interface CallBounds {
  maxAttempts: number;
  requestHandler: { connectionTimeout: number; requestTimeout: number; throwOnRequestTimeout: true };
}

/**
 * Bounds the calls of a client of the AWS SDK that something else waits for: two tries, each of so many milliseconds. Of a
 * request that takes longer than `requestTimeout` the SDK only writes a warning, unless it is told to give it up
 * ("NodeHttpHandlerOptions", AWS SDK for JavaScript v3).
 * @param connectionTimeout milliseconds until the connection stands.
 * @param requestTimeout milliseconds until the answer begins; the call rejects with `TimeoutError` then.
 */
export function boundedCalls(connectionTimeout: number, requestTimeout: number): CallBounds {
  return {
    maxAttempts: 2,
    requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true },
  };
}
