import type { ApiConfiguration, AppSyncOptions } from '../../src';
import { RealtimeClient } from './harness/realtime';
import { cases, page, toldCases, topic } from './harness/topic';
import { startVariant, type Variant } from './harness/variant';

const LOWERED = 'the service fixes the limit; here it is lowered, so that nobody waits for it';
const PROTOCOL = 'Building a real-time WebSocket client';
const QUOTAS = 'AWS General Reference: AWS AppSync endpoints and quotas';
const ON_MESSAGE = 'subscription { onMessage { id text } }';
const SAY = 'mutation($text: String) { say(input: {id: "m", text: $text}) { id text } }';

interface LimitCase {
  case: string;
  options: AppSyncOptions;
  run: (client: RealtimeClient, variant: Variant) => Promise<void>;
}

const realtimeCases: LimitCase[] = [
  {
    case: 'clients are told how long to wait for a ka',
    options: { realtime: { connectionTimeout: 1234 } },
    async run(client) {
      const ack = await client.frame(({ type }) => type === 'connection_ack');
      expect(ack.payload).toEqual({ connectionTimeoutMs: 1234 });
    },
  },
  {
    case: 'ka comes again and again',
    options: { realtime: { keepAliveInterval: 50 } },
    async run(client) {
      await client.until(() => client.frames.filter(({ type }) => type === 'ka').length >= 4);
    },
  },
  {
    case: 'a connection ends with its life',
    options: { realtime: { connectionLife: 2000 } },
    async run(client) {
      await client.until(() => client.closeCode);
    },
  },
  {
    case: 'a connection takes as many subscriptions as it may have, a stopped one makes room',
    options: { realtime: { subscriptionsPerConnection: 2 } },
    async run(client) {
      await client.subscribe('1', ON_MESSAGE);
      await client.subscribe('2', ON_MESSAGE);
      expect(await client.subscribe('3', ON_MESSAGE)).toEqual({
        id: '3',
        type: 'error',
        payload: {
          errors: {
            errorType: 'MaxSubscriptionsReachedError',
            message: 'Max number of 2 subscriptions reached',
          },
        },
      });
      client.send({ type: 'stop', id: '1' });
      expect(await client.subscribe('4', ON_MESSAGE)).toMatchObject({ type: 'start_ack' });
    },
  },
  {
    case: 'a payload over the limit is not delivered',
    options: { realtime: { payloadSize: 200 } },
    async run(client, variant) {
      await client.subscribe('1', ON_MESSAGE);
      for (const text of ['x'.repeat(300), 'short']) await variant.ask(SAY, { text });
      await client.until(() => client.dataOf('1').length > 0);
      expect(client.dataOf('1')).toEqual([{ onMessage: { id: 'm', text: 'short' } }]);
    },
  },
];

/** Starts an API with such limits for the time of a case. */
async function withVariant(
  resolvers: ApiConfiguration['resolvers'],
  options: AppSyncOptions,
  use: (variant: Variant, realtimeUrl: string) => Promise<void>,
): Promise<void> {
  const variant = await startVariant({ resolvers }, options);
  try {
    await use(variant, `${variant.url.replace(/^http/, 'ws')}/realtime`);
  } finally {
    await variant.close();
  }
}

topic('limits', () => {
  cases(
    realtimeCases.map((row) => ({ ...row, page: `${PROTOCOL}; ${QUOTAS}`, localOnly: LOWERED })),
    ({ options, run }) =>
      withVariant(sayOnly, options, async (variant, url) => {
        await run(await RealtimeClient.connect({ url }), variant);
      }),
  );

  toldCases(
    page(QUOTAS, [
      {
        case: 'a request that takes too long is an error',
        localOnly: LOWERED,
        run: () =>
          withVariant([slow], { executionTimeoutMs: 50 }, async (variant) => {
            const { status, body } = await variant.answer('{ forKey }');
            expect(status).toBe(200);
            expect(body).toEqual({
              data: null,
              errors: [expect.objectContaining({ message: 'Execution timed out.' })],
            });
          }),
      },
      {
        case: 'a connection without connection_init ends',
        localOnly: LOWERED,
        run: () =>
          withVariant([], { realtime: { initTimeout: 100 } }, async (_, url) => {
            const client = await RealtimeClient.open({ url });
            await client.until(() => client.closeCode);
          }),
      },
    ]),
  );
});

const slow = {
  kind: 'UNIT' as const,
  typeName: 'Query',
  fieldName: 'forKey',
  dataSourceName: 'none',
  code: `export function request() {
      const ten = [0,1,2,3,4,5,6,7,8,9];
      const many = ten.flatMap(() => ten).flatMap(() => ten);
      let n = 0;
      for (const a of many) { for (const b of many) { for (const c of many) { n += a * b * c; } } }
      return { payload: n };
    }
    export function response(ctx) { return ctx.result; }`,
};

const sayOnly = [
  {
    kind: 'UNIT' as const,
    typeName: 'Mutation',
    fieldName: 'say',
    dataSourceName: 'none',
    code: 'export function request(ctx) { return { payload: ctx.args.input }; } export function response(ctx) { return ctx.result; }',
  },
];
