import { randomUUID } from 'node:crypto';
import { byHeaders, byIam, byKey, byNobody, byUser, type Credentials } from './harness/callers';
import { ask } from './harness/graphql';
import { RealtimeClient, type Frame, type Opening } from './harness/realtime';
import { cases, page, toldCases, topic } from './harness/topic';

const PROTOCOL = 'Building a real-time WebSocket client';
const REALTIME = 'Real-time data';
const FILTERING = 'Enhanced subscription filtering';
const UNSUBSCRIBING = 'Unsubscribing WebSocket connections using filters';

const FIELDS = 'id room score text tags live author { name } json resolved';
const SAY = `mutation($input: MessageInput!) { say(input: $input) { ${FIELDS} } }`;
const ON_MESSAGE = 'subscription { onMessage { id room } }';

/** Says something, and the caller of the case hears about it or not. */
async function say(input: object, query = SAY, by: Credentials = byKey): Promise<void> {
  const { body } = await ask(query, { input: { id: randomUUID(), ...input } }, by);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
}

const open: RealtimeClient[] = [];
async function connect(opening?: Opening): Promise<RealtimeClient> {
  const client = await RealtimeClient.connect(opening);
  open.push(client);
  return client;
}

/** Which of two mutations are heard: what comes before a last one that everybody hears would have come by then. */
async function heard(client: RealtimeClient, id: string, inputs: object[]): Promise<unknown[]> {
  const end = randomUUID();
  await client.subscribe(end, 'subscription($room: String) { onMessage(room: $room) { id } }', { room: end });
  for (const input of inputs) await say(input);
  await say({ room: end });
  await client.until(() => client.dataOf(end).length > 0);
  return client.dataOf(id).map((data) => Object.values(data ?? {})[0]);
}

const typesOf = (client: RealtimeClient): string[] =>
  client.frames.map(({ type }) => type).filter((type) => type !== 'ka');

topic('realtime protocol', () => {
  afterEach(() => {
    for (const client of open.splice(0)) client.close();
  });

  cases(
    page(`${PROTOCOL}: handshake`, [
      { case: 'by a sub-protocol, as clients do today', way: 'subprotocol' as const, credentials: byKey },
      { case: 'by the query, as clients did before', way: 'query' as const, credentials: byKey },
      { case: 'by HTTP headers', way: 'headers' as const, credentials: byKey },
      { case: 'with an access token', way: 'subprotocol' as const, credentials: byUser('reader') },
      {
        case: 'with an id token, in the query',
        way: 'query' as const,
        credentials: byUser('reader', 'IdToken'),
      },
      { case: 'with a signature for /connect', way: 'subprotocol' as const, credentials: byIam() },
    ]).map((row) => ({ ...row, case: `connects ${row.case}` })),
    async (opening) => {
      const client = await connect(opening);
      expect(client.protocol).toBe('graphql-ws');
      expect(await client.frame(({ type }) => type === 'connection_ack')).toEqual({
        type: 'connection_ack',
        payload: { connectionTimeoutMs: 300_000 },
      });
    },
  );

  const connectionErrors = async (opening: Opening): Promise<unknown> => {
    const client = await RealtimeClient.open(opening);
    open.push(client);
    client.send({ type: 'connection_init' });
    const { payload } = await client.frame(({ type }) => type === 'connection_error');
    await client.until(() => client.closeCode);
    return payload?.errors;
  };

  cases(
    page('Answers of the service, captured', [
      {
        case: 'a wrong API key',
        opening: { credentials: byHeaders({ 'x-api-key': 'da2-wrong' }) },
        errorCode: undefined,
      },
      {
        case: 'no credentials',
        opening: { credentials: byNobody },
        message: 'Required headers are missing.',
        errorCode: 400,
      },
      {
        case: 'no host',
        opening: { credentials: byHeaders({ 'x-api-key': 'da2-wrong', host: '' }) },
        message: 'Required headers are missing.',
        errorCode: 400,
      },
      {
        case: 'a token that is none',
        opening: { credentials: byHeaders({ authorization: 'nonsense' }) },
        errorCode: undefined,
      },
      {
        case: 'a signature by a wrong secret',
        opening: { credentials: byIam({ secretAccessKey: 'wrong' }) },
        errorCode: undefined,
      },
    ] as { case: string; opening: Opening; message?: string; errorCode?: number }[]).map((row) => ({
      ...row,
      case: `${row.case} is a connection_error, and the server closes`,
    })),
    async ({ opening, message, errorCode }) => {
      expect(await connectionErrors(opening)).toEqual([
        expect.objectContaining({
          message: message ?? (expect.any(String) as unknown),
          errorCode: errorCode ?? (expect.any(Number) as unknown),
        }),
      ]);
    },
  );

  toldCases([
    ...page(PROTOCOL, [
      {
        case: 'keep-alive messages come beside the others',
        async run() {
          const client = await connect();
          expect(await client.frame(({ type }) => type === 'ka')).toEqual({ type: 'ka' });
        },
        localOnly: 'the interval is not published; the first one comes at once here',
      },
      {
        case: 'a subscription is started, acknowledged, told, stopped and completed',
        async run() {
          const client = await connect();
          const room = randomUUID();
          expect(
            await client.subscribe(
              '1',
              'subscription($room: String) { onMessage(room: $room) { id room } }',
              { room },
            ),
          ).toEqual({ id: '1', type: 'start_ack' });
          await say({ id: 'm', room });
          expect(await client.frame(({ type }) => type === 'data')).toEqual({
            id: '1',
            type: 'data',
            payload: { data: { onMessage: { id: 'm', room } } },
          });
          client.send({ type: 'stop', id: '1' });
          expect(await client.frame(({ type }) => type === 'complete')).toEqual({
            id: '1',
            type: 'complete',
          });
          expect(await heard(client, '1', [{ room }])).toHaveLength(1);
          expect(typesOf(client).slice(0, 4)).toEqual(['connection_ack', 'start_ack', 'data', 'complete']);
        },
      },
      {
        case: 'each subscription of a connection has credentials of its own',
        async run() {
          const client = await connect({ credentials: byUser('reader') });
          expect(await client.subscribe('key', ON_MESSAGE, {}, byKey)).toMatchObject({ type: 'start_ack' });
          expect(await client.subscribe('iam', ON_MESSAGE, {}, byIam())).toMatchObject({ type: 'start_ack' });
          expect(
            await client.subscribe('bad', ON_MESSAGE, {}, byHeaders({ 'x-api-key': 'da2-wrong' })),
          ).toMatchObject({ type: 'error', id: 'bad' });
        },
      },
      {
        case: 'an id that is in use is refused, the subscription stays',
        async run() {
          const client = await connect();
          await client.subscribe('1', ON_MESSAGE);
          await client.start('1', ON_MESSAGE);
          await client.frame(({ type, id }) => type === 'error' && id === '1');
          const [message] = (await heard(client, '1', [{ id: 'm' }])) as { id: string }[];
          expect(message?.id).toBe('m');
        },
      },
      {
        case: 'messages before the acknowledgement are ignored',
        async run() {
          const client = await RealtimeClient.open();
          open.push(client);
          await client.start('early', ON_MESSAGE);
          client.send({ type: 'connection_init' });
          await client.frame(({ type }) => type === 'connection_ack');
          await client.subscribe('late', ON_MESSAGE);
          expect(client.frames.filter(({ id }) => id === 'early')).toEqual([]);
        },
      },
      {
        case: 'what is no message of the protocol is an error without an id, and the connection stays',
        async run() {
          const client = await connect();
          client.send({ type: 'nonsense' });
          expect((await client.frame(({ type }) => type === 'error')).id).toBeUndefined();
          expect(await client.subscribe('1', ON_MESSAGE)).toMatchObject({ type: 'start_ack' });
        },
      },
    ]),
    ...page('Answers of the service, captured', [
      {
        case: 'bad variables are an error at start',
        async run() {
          const client = await connect();
          const frame = await client.subscribe(
            '1',
            'subscription($s: AWSJSON!) { onRefused(script: $s) { id } }',
            { s: null },
          );
          expect(frame).toEqual({
            id: '1',
            type: 'error',
            payload: {
              errors: [
                expect.objectContaining({
                  message: "Variable 's' has coerced Null value for NonNull type 'AWSJSON!'",
                }),
              ],
            },
          });
        },
      },
      {
        case: 'a field that is not there is a validation error at start',
        async run() {
          const client = await connect();
          const frame = await client.subscribe('1', 'subscription { onMessage { nothing } }');
          expect(frame.payload?.errors).toEqual([
            expect.objectContaining({
              message:
                "Validation error of type FieldUndefined: Field 'nothing' in type 'Message' is undefined @ 'onMessage/nothing'",
            }),
          ]);
        },
      },
    ]),
    ...page('GraphQL specification: subscriptions have one root field', [
      {
        case: 'two root fields are refused',
        async run() {
          const client = await connect();
          expect(
            await client.subscribe('1', 'subscription { onMessage { id } onSaid { id } }'),
          ).toMatchObject({ type: 'error' });
        },
      },
      {
        case: 'a query is refused',
        async run() {
          const client = await connect();
          expect(await client.subscribe('1', '{ forKey }')).toMatchObject({ type: 'error' });
        },
      },
    ]),
    ...page('AWS General Reference: AWS AppSync endpoints and quotas', [
      {
        case: 'a connection has at most 200 subscriptions',
        async run() {
          const client = await connect();
          const ids = Array.from({ length: 201 }, (_, index) => `s${index}`);
          for (const id of ids) await client.start(id, 'subscription { onMessage(room: "nobody") { id } }');
          const refused = await client.frame(({ type, id }) => type === 'error' && id !== undefined);
          expect(refused).toMatchObject({
            id: 's200',
            payload: { errors: { errorType: 'MaxSubscriptionsReachedError' } },
          });
          await client.until(() => client.frames.filter(({ type }) => type === 'start_ack').length === 200);
        },
        localOnly: 'the quota of an account may have been raised',
      },
      {
        case: 'a payload of more than 240 KB is not delivered, others are',
        async run() {
          const client = await connect();
          const room = randomUUID();
          await client.subscribe('1', 'subscription($room: String) { onMessage(room: $room) { id text } }', {
            room,
          });
          const messages = (await heard(client, '1', [
            { id: 'large', room, text: 'x'.repeat(250_000) },
            { id: 'small', room },
          ])) as { id: string }[];
          expect(messages.map(({ id }) => id)).toEqual(['small']);
        },
      },
    ]),
  ]);

  const refusals: { case: string; query: string; by: Credentials; error: object }[] = [
    {
      case: 'a field of another mode',
      query: 'subscription { onEditors { id } }',
      by: byKey,
      error: {
        errorType: 'Unauthorized',
        message: 'Not Authorized to access onEditors on type Subscription',
      },
    },
    {
      case: 'a field of a group that the user is not in',
      query: 'subscription { onEditors { id } }',
      by: byUser('reader'),
      error: { errorType: 'Unauthorized' },
    },
    {
      case: 'a field that the policies of the role do not mention',
      query: 'subscription { onSaid { id } }',
      by: byIam(),
      error: { errorType: 'Unauthorized' },
    },
    {
      case: 'a resolver that calls util.unauthorized()',
      query: `subscription { onRefused(script: "{\\"response\\":{\\"unauthorized\\":true}}") { id } }`,
      by: byKey,
      error: { errorType: 'Unauthorized' },
    },
    {
      case: 'a resolver that calls util.error()',
      query: `subscription { onRefused(script: "{\\"request\\":{\\"error\\":[\\"No.\\",\\"Refused\\"]}}") { id } }`,
      by: byKey,
      error: { errorType: 'Refused', message: 'No.' },
    },
  ];
  cases(
    refusals.map((row) => ({
      ...row,
      page: REALTIME,
      case: `${row.case} refuses a subscription: an error with its id, no start_ack`,
    })),
    async ({ query, by, error }) => {
      const client = await connect();
      const frame: Frame = await client.subscribe('1', query, {}, by);
      expect(frame).toEqual({
        id: '1',
        type: 'error',
        payload: { errors: [expect.objectContaining(error)] },
      });
    },
  );

  toldCases(
    page(REALTIME, [
      {
        case: 'a group opens a subscription to its members',
        async run() {
          const client = await connect();
          expect(
            await client.subscribe('1', 'subscription { onEditors { id } }', {}, byUser('editor')),
          ).toMatchObject({ type: 'start_ack' });
        },
      },
    ]),
  );
});

topic('realtime delivery', () => {
  afterEach(() => {
    for (const client of open.splice(0)) client.close();
  });

  const ARGUMENTS: { case: string; args: string; variables?: object; message: object; arrives: boolean }[] = [
    { case: 'no argument hears everything', args: '', message: {}, arrives: true },
    { case: 'an equal value', args: '(room: "a")', message: { room: 'a' }, arrives: true },
    { case: 'another value', args: '(room: "a")', message: { room: 'b' }, arrives: false },
    { case: 'a value where the message has none', args: '(room: "a")', message: {}, arrives: false },
    { case: 'null where the message has none', args: '(room: null)', message: {}, arrives: true },
    {
      case: 'null where the message has a value',
      args: '(room: null)',
      message: { room: 'a' },
      arrives: false,
    },
    {
      case: 'two values that both fit',
      args: '(room: "a", score: 1)',
      message: { room: 'a', score: 1 },
      arrives: true,
    },
    {
      case: 'two values of which one fits',
      args: '(room: "a", score: 1)',
      message: { room: 'a', score: 2 },
      arrives: false,
    },
    {
      case: 'a variable that was not given, where the message has a value',
      args: '(room: $room)',
      variables: {},
      message: { room: 'b' },
      arrives: false,
    },
    {
      case: 'a variable that was not given, where the message has none',
      args: '(room: $room)',
      variables: {},
      message: {},
      arrives: true,
    },
    {
      case: 'a variable of null',
      args: '(room: $room)',
      variables: { room: null },
      message: { room: 'b' },
      arrives: false,
    },
  ];
  cases(
    ARGUMENTS.map((row) => ({
      ...row,
      page: row.variables
        ? 'aws-appsync-community 36 and 94, aws-mobile-appsync-sdk-js 241 and 339'
        : `${REALTIME}: arguments`,
      case: `${row.case}: ${row.arrives ? 'delivered' : 'not delivered'}`,
    })),
    async ({ args, variables, message, arrives }) => {
      const client = await connect();
      const declared = variables ? '($room: String)' : '';
      await client.subscribe('1', `subscription${declared} { onMessage${args} { id } }`, { ...variables });
      const id = randomUUID();
      const messages = (await heard(client, '1', [{ id, ...message }])) as { id: string }[];
      expect(messages.some((one) => one.id === id)).toBe(arrives);
    },
  );

  const room = (): string => randomUUID();
  const subscription = (selection: string): string =>
    `subscription($room: String) { onMessage(room: $room) { ${selection} } }`;

  /** The one message that a subscriber with this selection gets when the mutation selects that. */
  async function delivered(
    selection: string,
    mutation: string,
    input: object = {},
    by: Credentials = byKey,
  ): Promise<Frame['payload']> {
    const client = await connect();
    const place = room();
    await client.subscribe('1', subscription(selection), { room: place }, by);
    await say(
      { id: 'm', room: place, ...input },
      `mutation($input: MessageInput!) { say(input: $input) { ${mutation} } }`,
    );
    return (await client.frame(({ type, id }) => type === 'data' && id === '1')).payload;
  }

  toldCases(
    page(`${REALTIME}: what is delivered`, [
      {
        case: 'the subscriber’s own selection and aliases, not the mutation’s',
        run: async () =>
          expect(
            await delivered('mine: id author { name }', 'id room text author { name }', {
              text: 't',
              author: 'A',
            }),
          ).toEqual({ data: { onMessage: { mine: 'm', author: { name: 'A' } } } }),
      },
      {
        case: 'fields that the mutation did not select are null',
        run: async () =>
          expect(await delivered('id text', 'id room', { text: 't' })).toEqual({
            data: { onMessage: { id: 'm', text: null } },
          }),
      },
      {
        case: 'aliases of the mutation make no difference',
        run: async () =>
          expect(await delivered('id text', 'key: id place: room said: text', { text: 't' })).toEqual({
            data: { onMessage: { id: 'm', text: 't' } },
          }),
      },
      {
        case: 'a non-null field that the mutation did not select is an error',
        async run() {
          const payload = await delivered('id text', 'room text', { text: 't' });
          expect(payload?.data).toEqual({ onMessage: null });
          expect(payload?.errors).toEqual([
            expect.objectContaining({
              message: expect.stringContaining('Cannot return null for non-nullable type') as unknown,
            }),
          ]);
        },
      },
      {
        case: 'field resolvers do not run again for subscribers',
        async run() {
          const client = await connect();
          const place = room();
          for (const id of ['1', '2']) await client.subscribe(id, subscription('resolved'), { room: place });
          const { body } = await ask(
            'mutation($input: MessageInput!) { say(input: $input) { room resolved } }',
            { input: { id: 'm', room: place } },
          );
          const { resolved } = body.data?.['say'] as { resolved: string };
          await client.until(() => client.dataOf('1').length + client.dataOf('2').length === 2);
          expect([client.dataOf('1')[0], client.dataOf('2')[0]]).toEqual([
            { onMessage: { resolved } },
            { onMessage: { resolved } },
          ]);
        },
      },
      {
        case: 'AWSJSON arrives as JSON text',
        run: async () =>
          expect(await delivered('json', 'room json', { json: '{"a":[1]}' })).toEqual({
            data: { onMessage: { json: '{"a":[1]}' } },
          }),
      },
      {
        case: 'every mutation that @aws_subscribe lists is heard, and no other',
        async run() {
          const client = await connect();
          const place = room();
          await client.subscribe('both', subscription('id'), { room: place });
          await client.subscribe('said', 'subscription($room: String) { onSaid(room: $room) { id } }', {
            room: place,
          });
          await say(
            { id: 'shouted', room: place },
            'mutation($input: MessageInput!) { shout(input: $input) { id room } }',
          );
          expect(await heard(client, 'both', [{ id: 'said', room: place }])).toEqual([
            { id: 'shouted' },
            { id: 'said' },
          ]);
          expect(client.dataOf('said')).toEqual([{ onSaid: { id: 'said' } }]);
        },
      },
      {
        case: 'a mutation that fails is not heard',
        async run() {
          const client = await connect();
          const place = room();
          await client.subscribe('1', subscription('id'), { room: place });
          await ask('mutation($input: MessageInput!) { fail(input: $input) { id room } }', {
            input: { id: 'm', room: place },
          });
          expect(await heard(client, '1', [])).toEqual([]);
        },
      },
      {
        case: 'several mutations of one request are heard one by one, in order',
        async run() {
          const client = await connect();
          const place = room();
          await client.subscribe('1', subscription('id'), { room: place });
          await ask(
            'mutation($a: MessageInput!, $b: MessageInput!) { one: say(input: $a) { id room } two: say(input: $b) { id room } }',
            { a: { id: 'a', room: place }, b: { id: 'b', room: place } },
          );
          await client.until(() => client.dataOf('1').length === 2);
          expect(client.dataOf('1')).toEqual([{ onMessage: { id: 'a' } }, { onMessage: { id: 'b' } }]);
        },
      },
      {
        case: 'a caller of any mode hears what a caller of another says',
        async run() {
          const client = await connect({ credentials: byIam() });
          const place = room();
          await client.subscribe('1', subscription('id'), { room: place }, byIam());
          await say(
            { id: 'm', room: place },
            'mutation($input: MessageInput!) { say(input: $input) { id room } }',
            byUser('reader'),
          );
          expect((await client.frame(({ type }) => type === 'data')).payload).toEqual({
            data: { onMessage: { id: 'm' } },
          });
        },
      },
    ]),
  );

  const message = { score: 5, text: 'hello world', tags: ['red', 'blue'], live: true, author: 'Ada' };
  const OPERATORS: [fieldName: string, operator: string, fits: unknown, misses: unknown][] = [
    ['text', 'eq', 'hello world', 'hello'],
    ['live', 'eq', true, false],
    ['score', 'ne', 4, 5],
    ['score', 'lt', 6, 5],
    ['score', 'le', 5, 4],
    ['score', 'gt', 4, 5],
    ['score', 'ge', 5, 6],
    ['text', 'gt', 'a', 'z'],
    ['score', 'between', [5, 6], [6, 7]],
    ['score', 'in', [4, 5], [6, 7]],
    ['score', 'notIn', [4], [5]],
    ['text', 'beginsWith', 'hello', 'world'],
    ['text', 'contains', 'lo wo', 'xyz'],
    ['tags', 'contains', 'red', 'green'],
    ['text', 'notContains', 'xyz', 'lo wo'],
    ['tags', 'notContains', 'green', 'red'],
    ['tags', 'containsAny', ['green', 'blue'], ['green']],
    ['author.name', 'eq', 'Ada', 'Bob'],
  ];
  const FILTERED =
    'subscription($room: String, $filter: AWSJSON, $ending: AWSJSON) { onFiltered(room: $room, filter: $filter, ending: $ending) { id } }';
  const filtered = (groups: object[][]): Record<string, unknown> => ({
    filter: JSON.stringify({ filterGroup: groups.map((filters) => ({ filters })) }),
  });
  const condition = (fieldName: string, operator: string, value: unknown): object => ({
    fieldName,
    operator,
    value,
  });

  cases(
    OPERATORS.map(([fieldName, operator, fits, misses]) => ({
      case: `${operator} on ${fieldName}: ${JSON.stringify(fits)} fits, ${JSON.stringify(misses)} does not`,
      page: `${FILTERING}: operators`,
      filters: { fits: condition(fieldName, operator, fits), misses: condition(fieldName, operator, misses) },
    })),
    async ({ filters }) => {
      const client = await connect();
      const mine = condition('id', 'eq', randomUUID()) as { value: string };
      await client.subscribe('fits', FILTERED, filtered([[filters.fits, mine]]));
      await client.subscribe('misses', FILTERED, filtered([[filters.misses, mine]]));
      expect(await heard(client, 'fits', [{ ...message, id: mine.value }])).toEqual([{ id: mine.value }]);
      expect(client.dataOf('misses')).toEqual([]);
    },
  );

  toldCases([
    ...page(FILTERING, [
      {
        case: 'groups are alternatives, the filters of a group hold together',
        async run() {
          const client = await connect();
          const [a, b] = [room(), room()];
          await client.subscribe(
            '1',
            FILTERED,
            filtered([
              [condition('room', 'eq', a), condition('score', 'gt', 5)],
              [condition('room', 'eq', b)],
            ]),
          );
          expect(
            await heard(client, '1', [
              { id: 'no', room: a, score: 5 },
              { id: 'yes', room: a, score: 6 },
              { id: 'too', room: b },
            ]),
          ).toEqual([{ id: 'yes' }, { id: 'too' }]);
        },
      },
      {
        case: 'with a filter arguments no longer match by themselves',
        async run() {
          const client = await connect();
          const id = randomUUID();
          await client.subscribe('1', FILTERED, {
            room: 'elsewhere',
            ...filtered([[condition('id', 'eq', id)]]),
          });
          expect(await heard(client, '1', [{ id, room: 'here' }])).toEqual([{ id }]);
        },
      },
      {
        case: 'without a filter the arguments match',
        async run() {
          const client = await connect();
          const place = room();
          await client.subscribe('1', FILTERED, { room: place });
          expect(
            await heard(client, '1', [
              { id: 'no', room: 'here' },
              { id: 'yes', room: place },
            ]),
          ).toEqual([{ id: 'yes' }]);
        },
      },
      {
        case: 'a mutation that returns a list is ignored where there is a filter',
        async run() {
          const client = await connect();
          const many = 'subscription($filter: AWSJSON) { onMany(filter: $filter) { id } }';
          await client.subscribe('filtered', many, filtered([[condition('id', 'ne', 'x')]]));
          await client.subscribe('all', many);
          await ask('mutation($i: [MessageInput!]!) { sayMany(input: $i) { id } }', {
            i: [{ id: 'a' }, { id: 'b' }],
          });
          await client.until(() => client.dataOf('all').length > 0);
          expect(await heard(client, 'filtered', [])).toEqual([]);
        },
      },
    ]),
    ...page('Answers of the service, as clients report them', [
      {
        case: 'a filter with an unknown operator is refused at start',
        async run() {
          const client = await connect();
          expect(
            await client.subscribe('1', FILTERED, filtered([[condition('id', 'like', 'x')]])),
          ).toMatchObject({ type: 'error' });
        },
      },
      {
        case: 'more than 10 groups are refused at start',
        async run() {
          const client = await connect();
          const groups = Array.from({ length: 11 }, (_, index) => [condition('id', 'eq', String(index))]);
          expect(await client.subscribe('1', FILTERED, filtered(groups))).toMatchObject({ type: 'error' });
        },
      },
    ]),
  ]);

  const end = (calls: object[]): ReturnType<typeof ask> =>
    ask('mutation($c: AWSJSON!) { endSubscriptions(calls: $c) }', { c: JSON.stringify(calls) });
  /** A subscription to a room that is ended for the user of the same name. */
  const endedBy = (name: string): Record<string, unknown> => ({
    ...filtered([[condition('room', 'eq', name)]]),
    ending: JSON.stringify({ filterGroup: [{ filters: [condition('userId', 'eq', name)] }] }),
  });

  toldCases(
    page(UNSUBSCRIBING, [
      {
        case: 'a mutation ends the subscriptions whose filter fits its payload, and no other',
        async run() {
          const client = await connect();
          const [mine, other] = [room(), room()];
          await client.subscribe('mine', FILTERED, endedBy(mine));
          await client.subscribe('other', FILTERED, endedBy(other));
          expect(
            (await end([{ subscriptionField: 'onFiltered', payload: { userId: mine } }])).body.errors,
          ).toBeUndefined();
          const ended = await client.frame(({ type, id }) => type === 'error' && id === 'mine');
          expect(ended.payload?.errors).toBeDefined();
          await client.subscribe('after', 'subscription($room: String) { onMessage(room: $room) { id } }', {
            room: other,
          });
          expect(await heard(client, 'mine', [{ id: 'm', room: mine }])).toEqual([]);
          expect(await heard(client, 'other', [{ id: 'o', room: other }])).toEqual([{ id: 'o' }]);
        },
      },
      {
        case: 'a subscription without an invalidation filter is not ended',
        async run() {
          const client = await connect();
          const place = room();
          await client.subscribe('1', FILTERED, { room: place });
          await end([{ subscriptionField: 'onFiltered', payload: { userId: place } }]);
          expect(await heard(client, '1', [{ id: 'm', room: place }])).toEqual([{ id: 'm' }]);
        },
      },
      {
        case: 'a request ends at most five',
        async run() {
          const calls = Array.from({ length: 6 }, (_, index) => ({
            subscriptionField: 'onFiltered',
            payload: { userId: String(index) },
          }));
          expect((await end(calls.slice(1))).body.errors).toBeUndefined();
          expect((await end(calls)).body.errors).toHaveLength(1);
        },
      },
      {
        case: 'equal calls count once',
        async run() {
          const call = { subscriptionField: 'onFiltered', payload: { userId: 'same' } };
          expect((await end(Array.from({ length: 8 }, () => call))).body.errors).toBeUndefined();
        },
      },
    ]),
  );
});
