/** A time in which the API does not do its work. Both in milliseconds of simulated time. */
export interface Outage {
  from: number;
  to: number;
  /** `ERRORS`: answers 503 at once. `HANGS`: answers nothing. */
  kind: 'ERRORS' | 'HANGS';
}

/** What may go wrong with the API. */
export interface ApiFaults {
  /** Milliseconds that a request takes besides its resolvers, half of them. */
  latency: number;
  outages: Outage[];
  /** A request is done, but its answer does not arrive. */
  answerLost: number;
  /** A request is answered with an error. */
  error: number;
  /** Milliseconds by which the clock of the machine that serves a request may be wrong, either way. */
  clock: number;
}

/** A day on which nothing goes wrong. */
export const NO_API_FAULTS: ApiFaults = { latency: 10, outages: [], answerLost: 0, error: 0, clock: 0 };

/** Requests a second, and messages to subscribers ("AWS AppSync endpoints and quotas", AWS General Reference). */
export interface ApiQuota {
  requestTokens: number;
  outboundMessages: number;
}

/** The quotas of an account in us-east-1 that has asked for nothing. */
export const DEFAULT_API_QUOTA: ApiQuota = { requestTokens: 10_000, outboundMessages: 1_000_000 };
