/** How the realtime endpoint and the executor talk: the hub owns sockets and matching, the host owns GraphQL. */

/** Who a connection or a subscription belongs to; opaque to the hub. */
export interface Caller {
  /** Milliseconds since the epoch when the credentials end, if they do. */
  expiresAt?: number;
}

/** Why credentials were refused, as the service words it. */
export class AuthenticationFailure extends Error {
  constructor(
    readonly errorType: string,
    /** The service gives some of its refusals no words. */
    message: string | undefined,
  ) {
    super(message);
  }
}

/** What a client signed or sent to prove who it is. Header names in lower case. */
export interface PresentedCredentials {
  headers: Record<string, string>;
  /** For SigV4: the path that was signed (`/graphql/connect` or `/graphql`) and the signed body. */
  signedPath: string;
  signedBody: string;
}

/** One condition of an enhanced filter. */
export interface FilterCondition {
  fieldName: string;
  operator: string;
  value: unknown;
}

/** An enhanced filter: groups are alternatives, the conditions of a group hold together. */
export interface SubscriptionFilter {
  filterGroup: { filters: FilterCondition[] }[];
}

/** An error of a payload, as the service shows it. */
export interface PayloadError {
  message: string;
  errorType?: string | null;
  [key: string]: unknown;
}

/** A subscription that was validated, authorised, and whose resolver (if any) has run. */
export interface PreparedSubscription {
  fieldName: string;
  /** The mutations whose results it receives. */
  mutations: string[];
  /** The arguments that the client gave; those left out are absent, nulls are null. */
  arguments: Record<string, unknown>;
  filter?: SubscriptionFilter;
  invalidationFilter?: SubscriptionFilter;
  /**
   * Subscriptions with equal keys get equal payloads from `render` for the same mutation result, so that the hub
   * renders once for all of them: the document, its variables, and whatever of the caller changes the payload.
   * Absent: rendered for this subscriber alone.
   */
  renderKey?: string;
  /**
   * The payload for this subscriber: its own selection, filled from the fields that the mutation selected.
   * `mutationResult` is keyed by field names, never by aliases.
   */
  render(mutationResult: unknown): Promise<{ data: unknown; errors?: PayloadError[] }>;
}

/** What the hub needs. */
export interface RealtimeHost {
  /** @throws AuthenticationFailure */
  authenticate(credentials: PresentedCredentials): Promise<Caller>;
  /** Answers errors for anything wrong with the operation, or a refusal by the resolver. */
  prepare(
    caller: Caller,
    operation: { query: string; variables?: Record<string, unknown> | null; headers: Record<string, string> },
  ): Promise<{ ok: true; subscription: PreparedSubscription } | { ok: false; errors: PayloadError[] }>;
}

/** What the executor calls. */
export interface RealtimeHub {
  /** A mutation field ended well. `result` holds the fields it selected, keyed by field names. */
  publish(mutationField: string, result: unknown): void;
  /** `extensions.invalidateSubscriptions`. */
  invalidate(subscriptionField: string, payload: unknown): void;
}
