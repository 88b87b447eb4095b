import type { IamPrincipal, LambdaOutcome, MetricDatum, Place } from '../../src/contract';

export const place: Place = { region: 'us-east-1', accountId: '123456789012', stackName: 'test' };
export const roleArn = 'arn:aws:iam::123456789012:role/worker';
export const credentials = { accessKeyId: 'ASIALOCAL', secretAccessKey: 'secret', sessionToken: 'token' };

/** What a service finds around it, with a record of what it did there. */
export class Surroundings {
  readonly metricsPut: MetricDatum[] = [];
  readonly lines: string[] = [];
  readonly invocations: { functionArn: string; payload: unknown }[] = [];
  /** What functions answer. */
  answer: (payload: unknown, functionArn: string) => LambdaOutcome | Promise<LambdaOutcome> = (payload) => ({
    ok: true,
    payload,
  });
  allows: IamPrincipal['allows'] = () => true;

  readonly metrics = {
    put: (datum: MetricDatum) => void this.metricsPut.push(datum),
    logged: () => undefined,
    alarmsRinging: () => [],
  };
  readonly ages = { ageOf: (instant: number) => Date.now() - instant };
  readonly log = (_level: string, source: string, message: string) =>
    void this.lines.push(`${source}: ${message}`);
  readonly lambda = {
    register: () => undefined,
    invoke: async (functionArn: string, payload: unknown) => {
      this.invocations.push({ functionArn, payload });
      return this.answer(payload, functionArn);
    },
  };
  readonly iam = {
    credentials: () => credentials,
    principal: (accessKeyId: string): IamPrincipal | undefined =>
      accessKeyId === credentials.accessKeyId
        ? {
            ...credentials,
            accountId: place.accountId,
            userArn: 'arn:aws:sts::123456789012:assumed-role/worker/local',
            username: 'worker',
            allows: (action, resource) => this.allows(action, resource),
          }
        : undefined,
  };

  /** Names of the metrics put, in order. */
  metricNames(): string[] {
    return this.metricsPut.map(({ name }) => name);
  }
}

/** Waits until something holds, failing loudly when it never does. */
export async function until(holds: () => boolean | Promise<boolean>, timeoutMs = 5000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > deadline)
      throw new Error(`It did not become true within ${timeoutMs} ms: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
