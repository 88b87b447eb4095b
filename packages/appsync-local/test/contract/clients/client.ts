/** What the cases ask of any client library, in one way of authorising. */
export interface TestClient {
  query(query: string): Promise<unknown>;
  mutate(query: string, variables: Record<string, unknown>): Promise<unknown>;
  /** Calls `heard` with the data of each event. Answers what ends the subscription. */
  subscribe(
    query: string,
    variables: Record<string, unknown>,
    heard: (data: unknown) => void,
  ): Promise<() => void> | (() => void);
  close?(): void;
}

/** How a client proves who it is. */
export type Mode = 'apiKey' | 'userPool' | 'iam';
