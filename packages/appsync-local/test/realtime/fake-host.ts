import {
  AuthenticationFailure,
  type Caller,
  type PreparedSubscription,
  type PresentedCredentials,
  type RealtimeHost,
} from '../../src/realtime/host';

type Prepared = Awaited<ReturnType<RealtimeHost['prepare']>>;

/** A host without GraphQL: a query is the name of a field, its variables are the arguments. */
export class FakeHost implements RealtimeHost {
  /** Everything that was presented, in order. */
  readonly presented: PresentedCredentials[] = [];
  /** Headers of the operations that were prepared. */
  readonly operationHeaders: Record<string, string>[] = [];
  /** What is special about a field's subscriptions. */
  readonly fields: Record<string, Partial<PreparedSubscription>> = {};
  readonly answers: Record<string, () => Promise<Prepared>> = {};
  renders = 0;

  authenticate(credentials: PresentedCredentials): Promise<Caller> {
    this.presented.push(credentials);
    const { headers } = credentials;
    if (headers['authorization'] === 'breaks')
      return Promise.reject(new Error('the key set is out of reach'));
    if (headers['x-api-key'] === 'da2-good' || headers['authorization'] === 'token')
      return Promise.resolve({});
    return Promise.reject(
      new AuthenticationFailure('UnauthorizedException', 'You are not authorized to make this call.'),
    );
  }

  prepare(
    _caller: Caller,
    operation: { query: string; variables?: Record<string, unknown> | null; headers: Record<string, string> },
  ): Promise<Prepared> {
    this.operationHeaders.push(operation.headers);
    const answer = this.answers[operation.query];
    if (answer) return answer();
    const subscription = this.subscription(operation.query, operation.variables ?? {});
    return Promise.resolve({ ok: true, subscription });
  }

  subscription(fieldName: string, values: Record<string, unknown> = {}): PreparedSubscription {
    return {
      fieldName,
      mutations: ['publish'],
      arguments: values,
      render: (result) => {
        this.renders += 1;
        return Promise.resolve({ data: { [fieldName]: result } });
      },
      ...this.fields[fieldName],
    };
  }
}
