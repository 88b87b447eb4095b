import { cases, page, topic } from './harness/topic';
import { startVariant, type Variant } from './harness/variant';

const LOCAL =
  'the time and memory that code may take are not published, so a deployed copy has no such fields';

/** What a resolver does instead of its work. It is past every check of the language. */
const MISDEEDS: Record<string, string> = {
  spin: `const list = [0,1,2,3,4,5,6,7,8,9]; const many = list.flatMap(() => list).flatMap(() => list);
    let n = 0;
    for (const a of many) { for (const b of many) { for (const c of many) { n += a * b * c; } } }
    return { payload: n };`,
  backtrack: `return { payload: util.matches('(a+)+$', '${'a'.repeat(40)}b') };`,
  hoard: `let text = 'x'; const list = [0,1,2,3,4,5,6,7,8,9]; const kept = [];
    for (const a of list) { for (const b of list) { for (const c of list) { text = text.concat(text.slice(0, 500000)); kept.push(text.split('')); } } }
    return { payload: kept.length };`,
  recurse: 'const o = {}; o.f = (n) => o.f(n + 1); return { payload: o.f(1) };',
};

const SCHEMA = `type Query @aws_api_key { ${Object.keys(MISDEEDS).join(': Int ')}: Int innocent: Int remember: Int }`;

const unit = (body: string, before = ''): string => `import { util } from '@aws-appsync/utils';
${before}
export function request(ctx) { ${body} }
export function response(ctx) { return ctx.result; }`;

topic('containment', () => {
  let variant: Variant;
  beforeAll(async () => {
    const codes: Record<string, string> = {
      spin: unit(MISDEEDS['spin']!),
      backtrack: unit(MISDEEDS['backtrack']!),
      hoard: unit(MISDEEDS['hoard']!),
      innocent: unit('return { payload: 42 };'),
      remember: unit('seen.push(1); return { payload: seen.length };', 'const seen = [];'),
    };
    variant = await startVariant({
      schema: SCHEMA,
      resolvers: Object.entries(codes).map(([fieldName, code]) => ({
        kind: 'UNIT',
        typeName: 'Query',
        fieldName,
        dataSourceName: 'none',
        code,
      })),
      functions: [],
    });
  });
  afterAll(() => variant.close());

  cases(
    page('AWS General Reference: AWS AppSync endpoints and quotas', [
      { case: 'code that spins', field: 'spin' },
      { case: 'a pattern that backtracks without end', field: 'backtrack' },
      { case: 'code that hoards memory', field: 'hoard' },
    ]).map((row) => ({
      ...row,
      case: `${row.case} is stopped, and others are served all the while`,
      localOnly: LOCAL,
    })),
    async ({ field }) => {
      const answered: string[] = [];
      const ask = async (asked: string) => {
        const answer = await variant.ask(`{ ${asked} }`);
        answered.push(asked);
        return answer;
      };
      const misdeed = ask(field);
      const others = await Promise.all(Array.from({ length: 20 }, () => ask('innocent')));
      for (const { data } of others) expect(data).toEqual({ innocent: 42 });
      const { data, errors } = await misdeed;
      // The hoarder is stopped by what it takes, however soon that is.
      if (field !== 'hoard') expect(answered.at(-1)).toBe(field);
      expect(data).toEqual({ [field]: null });
      expect(errors).toHaveLength(1);
      expect((await variant.ask('{ innocent }')).data).toEqual({ innocent: 42 });
    },
  );

  cases(
    [
      {
        case: 'a variable of the module does not outlive a request',
        page: 'JavaScript runtime features for resolvers and functions',
        localOnly: LOCAL,
      },
    ],
    async () => {
      const answers = [];
      for (let round = 0; round < 5; round += 1) answers.push((await variant.ask('{ remember }')).data);
      expect(answers).toEqual(Array.from({ length: 5 }, () => ({ remember: 1 })));
    },
  );

  cases(
    [
      {
        case: 'recursion behind a member is refused or stopped',
        page: 'JavaScript runtime features for resolvers and functions',
        localOnly: LOCAL,
      },
    ],
    async () => {
      const start = startVariant({
        schema: SCHEMA,
        functions: [],
        resolvers: [
          {
            kind: 'UNIT',
            typeName: 'Query',
            fieldName: 'recurse',
            dataSourceName: 'none',
            code: unit(MISDEEDS['recurse']!),
          },
        ],
      });
      const outcome = await start.then(
        async (started) => {
          const answer = await started.ask('{ recurse }');
          await started.close();
          return answer.data;
        },
        (error: unknown) => String(error),
      );
      expect(typeof outcome === 'string' ? outcome : outcome?.['recurse']).not.toEqual(expect.any(Number));
    },
  );
});
