import { ask } from './harness/graphql';
import { cases, page, toldCases, topic } from './harness/topic';

const SCALARS = 'Scalar types in AWS AppSync';
const TYPES: Record<string, string> = {
  id: 'ID',
  int: 'Int',
  float: 'Float',
  boolean: 'Boolean',
  text: 'String',
  date: 'AWSDate',
  time: 'AWSTime',
  dateTime: 'AWSDateTime',
  timestamp: 'AWSTimestamp',
  email: 'AWSEmail',
  json: 'AWSJSON',
  url: 'AWSURL',
  phone: 'AWSPhone',
  address: 'AWSIPAddress',
  colour: 'Colour',
};

/** By field: values that are taken, and values that are refused. */
const VALUES: Record<string, { good: unknown[]; bad: unknown[] }> = {
  id: { good: ['a', '7'], bad: [true, { a: 1 }] },
  int: { good: [0, -2147483648, 2147483647], bad: [2147483648, 1.5, 'x'] },
  float: { good: [1.5, -3, 1e10], bad: ['x', true] },
  boolean: { good: [true, false], bad: ['x', {}] },
  text: { good: ['', 'ü€😀'], bad: [{ a: 1 }] },
  date: {
    good: ['1970-01-01', '2024-02-29', '1970-01-01Z', '1970-01-01-07:00', '1970-01-01+05:30'],
    bad: ['1970-13-01', '2023-02-29', '70-01-01', '1970/01/01', 1],
  },
  time: {
    good: ['12:30', '12:30:24', '12:30:24.500', '12:30:24Z', '12:30:24-07:00'],
    bad: ['24:00:01', '1230', '12:60', 5],
  },
  dateTime: {
    good: [
      '1970-01-01T12:30:24Z',
      '1970-01-01T12:30:24.500Z',
      '1970-01-01T12:30:24-07:00',
      '1970-01-01T12:30:24-07:00:30',
      // amplify-category-api 1856
      '2020-01-01T20:00+00:00',
    ],
    // The second one: amplify-swift 3393.
    bad: ['1970-01-01', '2023-11-30T11:04:03+0800', '1970-01-01T25:00:00Z', 'yesterday', 0],
  },
  timestamp: { good: [0, -1, 1700000000], bad: ['x', 1.5] },
  email: {
    good: ['a@example.com', 'first.last+tag@sub.example.com'],
    bad: ['example.com', 'a@', '@b', 'a b@c.d'],
  },
  url: {
    good: [
      'https://example.com',
      'http://example.com/a?b=c#d',
      'ftp://example.com/x',
      'mailto:a@example.com',
    ],
    bad: ['example.com', 'https://example.com//a', 'no url'],
  },
  phone: {
    good: ['+4930123456', '202-555-0142', '202 555 0142', '+1 202 555 0142'],
    bad: ['x', '12', '+', '1110004444'],
  },
  address: {
    good: ['127.0.0.1', '10.0.0.0/8', '2001:db8::1', '2001:db8::/32'],
    bad: ['256.1.1.1', '[::1]', '1.2.3', '10.0.0.0/33', 'host'],
  },
  colour: { good: ['RED', 'GREEN'], bad: ['BLUE', 'red', 1] },
};

/** What the code finds in `ctx.args` for a variable. */
async function received(
  field: string,
  value: unknown,
): Promise<{ value: unknown; message?: string; data: unknown }> {
  const { body } = await ask(`query($v: ${TYPES[field]}) { scalars(${field}: $v) }`, { v: value });
  const text = body.data?.['scalars'];
  return {
    value: typeof text === 'string' ? (JSON.parse(text) as Record<string, unknown>)[field] : undefined,
    message: body.errors?.[0]?.message,
    data: body.data,
  };
}

/** What a client gets of a field whose resolver answers `value`. */
async function sent(
  field: string,
  value: unknown,
): Promise<{ value: unknown; message?: string; locations: unknown }> {
  const { body } = await ask(`query($v: AWSJSON!) { shape(value: $v) { ${field} } }`, {
    v: JSON.stringify({ [field]: value }),
  });
  const shape = body.data?.['shape'] as Record<string, unknown> | undefined;
  return {
    value: shape?.[field],
    message: body.errors?.[0]?.message,
    locations: body.errors?.[0]?.locations,
  };
}

const rows = (kind: 'good' | 'bad', what: string) =>
  Object.entries(VALUES).flatMap(([field, values]) =>
    values[kind].map((value) => ({
      case: `${TYPES[field]} ${what} ${JSON.stringify(value)}`,
      page: SCALARS,
      field,
      value,
    })),
  );

topic('scalars', () => {
  cases(rows('good', 'takes'), async ({ field, value }) => {
    expect(await received(field, value)).toMatchObject({ value });
  });

  cases(rows('bad', 'refuses'), async ({ field, value }) => {
    const { data, message } = await received(field, value);
    expect(data).toBeNull();
    expect(message).toMatch(/^Variable 'v' has an invalid value/);
  });

  cases(rows('good', 'gives'), async ({ field, value }) => {
    expect(await sent(field, value)).toMatchObject({ value, message: undefined });
  });

  const JAVA = 'graphql-java, Scalars';
  cases(
    [
      ...page('localstack 10257', [
        { field: 'boolean', value: 'true', gives: true },
        { field: 'boolean', value: 'false', gives: false },
      ]),
      ...page(JAVA, [
        { field: 'boolean', value: 'TRUE', gives: true },
        { field: 'boolean', value: 1, gives: true },
        { field: 'boolean', value: 0, gives: false },
        { field: 'int', value: '5', gives: 5 },
        { field: 'int', value: '-5.0', gives: -5 },
        { field: 'float', value: '1.5e2', gives: 150 },
        { field: 'id', value: 7, gives: '7' },
        { field: 'text', value: 7, gives: '7' },
        { field: 'text', value: true, gives: 'true' },
        { field: 'text', value: { a: 1, b: ['c', null] }, gives: '{a=1, b=[c, null]}' },
      ]),
    ].map((row) => ({
      ...row,
      case: `a field ${TYPES[row.field]} answered with ${JSON.stringify(row.value)} is ${JSON.stringify(row.gives)}`,
    })),
    async ({ field, value, gives }) => {
      expect(await sent(field, value)).toMatchObject({ value: gives, message: undefined });
    },
  );

  cases(
    page(JAVA, [
      { field: 'int', value: '5', found: 5 },
      { field: 'float', value: '1.5', found: 1.5 },
      { field: 'boolean', value: 'true', found: true },
      { field: 'boolean', value: 0, found: false },
      { field: 'id', value: 7, found: '7' },
      { field: 'text', value: 7, found: '7' },
      { field: 'text', value: false, found: 'false' },
    ]).map((row) => ({
      ...row,
      case: `a variable ${TYPES[row.field]} of ${JSON.stringify(row.value)} is ${JSON.stringify(row.found)}`,
    })),
    async ({ field, value, found }) => {
      expect(await received(field, value)).toMatchObject({ value: found });
    },
  );

  cases(
    page(JAVA, [
      { field: 'int', value: true, type: 'Boolean' },
      { field: 'int', value: 1.5, type: 'Double' },
      { field: 'float', value: 'x', type: 'String' },
      { field: 'boolean', value: {}, type: 'LinkedHashMap' },
      { field: 'id', value: [1], type: 'ArrayList' },
    ]).map((row) => ({
      ...row,
      case: `a field ${TYPES[row.field]} answered with ${JSON.stringify(row.value)} is an error`,
    })),
    async ({ field, value, type }) => {
      expect(await sent(field, value)).toEqual({
        value: null,
        message: `Can't serialize value (/shape/${field}) : Expected type '${TYPES[field]}' but was '${type}'.`,
        locations: null,
      });
    },
  );

  cases(
    page('Troubleshooting and common mistakes', [
      { case: 'AWSDateTime', field: 'dateTime', value: 'yesterday', kind: 'DateTime Object' },
      { case: 'AWSDate', field: 'date', value: '1970-13-01', kind: 'Date Object' },
      { case: 'AWSTime', field: 'time', value: 'noon', kind: 'Time Object' },
    ]).map((row) => ({ ...row, case: `${row.case} answers null and an error for a value that is none` })),
    async ({ field, value, kind }) => {
      expect(await sent(field, value)).toEqual({
        value: null,
        message: `Can't serialize value (/shape/${field}) : Unable to serialize \`${value}\` as a valid ${kind}.`,
        locations: null,
      });
    },
  );

  cases(
    page('Troubleshooting and common mistakes', [
      { case: 'Int', field: 'int', value: 'x' },
      { case: 'Int beyond 32 bits', field: 'int', value: 2147483648 },
      { case: 'Boolean', field: 'boolean', value: 'maybe' },
      { case: 'AWSEmail', field: 'email', value: 'nobody' },
      { case: 'AWSURL', field: 'url', value: 'nowhere' },
      { case: 'AWSPhone', field: 'phone', value: 'none' },
      { case: 'AWSIPAddress', field: 'address', value: 'host' },
      { case: 'AWSTimestamp', field: 'timestamp', value: 'now' },
      { case: 'an enum', field: 'colour', value: 'BLUE' },
    ]).map((row) => ({ ...row, case: `${row.case} answers null and an error for a value that is none` })),
    async ({ field, value }) => {
      const answer = await sent(field, value);
      expect(answer.value).toBeNull();
      expect(answer.message).toContain(`Can't serialize value (/shape/${field}) : `);
    },
  );

  cases(
    page(`${SCALARS}: AWSJSON`, [
      { case: 'an object', value: { a: [1, null, { b: 'c' }] } },
      { case: 'a list', value: [1, 'two', false] },
      { case: 'a number', value: 5 },
      { case: 'a string', value: 'text' },
      { case: 'null', value: null },
    ]).map((row) => ({ ...row, case: `code gets ${row.case} parsed, clients get it as JSON text` })),
    async ({ value }) => {
      expect((await received('json', JSON.stringify(value))).value).toEqual(value);
      if (value !== null && typeof value !== 'string')
        expect(JSON.parse(String((await sent('json', value)).value))).toEqual(value);
    },
  );

  cases(
    page(`${SCALARS}: AWSJSON`, [
      { case: 'an object in place of its text', value: { a: 1 } },
      { case: 'text that is no JSON', value: '{a: 1}' },
      { case: 'a bare word', value: 'word' },
    ]).map((row) => ({ ...row, case: `refuses ${row.case}` })),
    async ({ value }) => {
      expect(await received('json', value)).toMatchObject({
        data: null,
        message: expect.stringMatching(/^Variable 'v' has an invalid value/) as unknown,
      });
    },
  );

  cases(
    page('Answers of the service, captured', [
      {
        case: 'an object literal is no AWSJSON',
        query: '{ scalars(json: {a: 1}) }',
        message:
          /^Validation error of type WrongType: argument 'json' with value '.*' is not a valid 'AWSJSON' @ 'scalars'$/,
      },
      {
        case: 'a bad literal of a date is a validation error',
        query: '{ scalars(date: "x") }',
        message:
          /^Validation error of type WrongType: argument 'date' with value '.*' is not a valid 'AWSDate' @ 'scalars'$/,
      },
    ]),
    async ({ query, message }) => {
      const { status, body } = await ask(query);
      expect(status).toBe(200);
      expect(body.data).toBeNull();
      expect(body.errors?.[0]?.message).toMatch(message);
    },
  );

  toldCases([
    ...page('GraphQL specification: input coercion', [
      {
        case: 'an int literal is an ID',
        run: async () =>
          expect(JSON.parse(String((await ask('{ scalars(id: 7) }')).body.data?.['scalars']))).toEqual({
            id: '7',
          }),
      },
      {
        case: 'one value stands for a list of one',
        async run() {
          const { body } = await ask('{ scalars(item: {name: "n", tags: "one"}) }');
          expect(JSON.parse(String(body.data?.['scalars']))).toEqual({
            item: { name: 'n', tags: ['one'] },
          });
        },
      },
    ]),
    ...page('Troubleshooting and common mistakes', [
      {
        case: 'an object where a list belongs is a type mismatch',
        async run() {
          const { body } = await ask('query($v: AWSJSON!) { shapes(value: $v) { id } }', { v: '{"id":"1"}' });
          expect(body.data).toEqual({ shapes: null });
          expect(body.errors).toEqual([
            {
              path: ['shapes'],
              locations: null,
              message: "Can't resolve value (/shapes) : type mismatch error, expected type LIST, got OBJECT",
            },
          ]);
        },
      },
      {
        case: 'the path of an element of a list has its index',
        async run() {
          const { body } = await ask('query($v: AWSJSON!) { shapes(value: $v) { date } }', {
            v: '[{"date":"1970-01-01"},{"date":"x"}]',
          });
          expect(body.data).toEqual({ shapes: [{ date: '1970-01-01' }, { date: null }] });
          expect(body.errors?.[0]?.path).toEqual(['shapes', 1, 'date']);
          expect(body.errors?.[0]?.message).toContain('(/shapes[1]/date)');
        },
      },
    ]),
    ...page('GraphQL specification: handling field errors', [
      {
        case: 'null for a non-null field makes its nullable parent null',
        async run() {
          const { body } = await ask('query($v: AWSJSON!) { shape(value: $v) { inner { required } text } }', {
            v: '{"text":"t","inner":{}}',
          });
          expect(body.data).toEqual({ shape: { inner: null, text: 't' } });
          expect(body.errors).toHaveLength(1);
          expect(body.errors?.[0]?.path).toEqual(['shape', 'inner', 'required']);
          expect(body.errors?.[0]?.message).toBe(
            "Cannot return null for non-nullable type: 'String' within parent 'Shape' (/shape/inner/required)",
          );
        },
      },
      {
        case: 'null in a list of non-null makes the list null, in a nullable one the element',
        async run() {
          const { body } = await ask(
            'query($v: AWSJSON!) { shape(value: $v) { list { required } strictList { required } } }',
            {
              v: '{"list":[{},{"required":"r"}],"strictList":[{},{"required":"r"}]}',
            },
          );
          expect(body.data).toEqual({ shape: { list: [null, { required: 'r' }], strictList: null } });
        },
      },
    ]),
  ]);
});
