import { readdirSync } from 'node:fs';
import path from 'node:path';
import { bundleResolverCode } from '@hustings/appsync-local/bundle';
import {
  createEvaluator,
  type Evaluation,
  type EvaluationContext,
  type Evaluator,
} from '@hustings/appsync-local/evaluate';
import { projectDirectory } from '../../../infra/bundle';
import { contexts } from './support/contexts';
import { surroundings } from './support/evaluate';

/*
 * AppSync does not tell null from undefined. Every resolver and step runs by that meaning and by the standard's, with
 * each value of its contexts there, null and absent: it must do the same.
 */

const folder = path.join(projectDirectory, 'resolvers');
const names = ['', 'steps/'].flatMap((below) =>
  readdirSync(path.join(folder, below))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => below + file.replace('.ts', '')),
);

let service: Evaluator;
let standard: Evaluator;

beforeAll(async () => {
  const codes = Object.fromEntries(
    names.map((name) => [name, bundleResolverCode(path.join(folder, `${name}.ts`), projectDirectory)]),
  );
  [service, standard] = await Promise.all([createEvaluator(codes), createEvaluator(codes, 'standard')]);
});

afterAll(() => Promise.all([service, standard].map((evaluator) => evaluator.close())));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What may be null or absent, in the schema or in items and stashes. */
const optional =
  /\.(description|imageUrl|recount|myVote|tally|filter|status|limit|nextToken|before|last|displayName|showPaidVotings|reminders|updates|messagesReadUpTo|isRefused|read|voting|accessFilter|idempotencyKey|expectedCost|closed|optionsMade|item|message|known|current|profile|granted|userId|email|name|balance|request|isRepeated|isEntered|unneeded|answer|votingId|onlyCredits|reason|before|after|committed|part|detail|received|returned|redirectUrl|receiptUrl|charge|tax|stage|key|refusal|refundId|asked|provider|from|to|page|totals|payments|change|closing|at|shutAt|claimedAt|additions|unread|receipt|sent|given|recorded|cursor|resumeAfter|schedule|listed|votings|unread|checkout|account|error|info|result|source|data|unprocessedKeys|cancellationReasons|items|table|credits|version|lastChange|n1|(input|changes)\.(title|access|opensAt|closesAt|options)|filter\.access|\d)$/;

/** A value, and it with each of its optional members null, and absent. */
function variants(value: unknown, place = ''): unknown[] {
  if (Array.isArray(value))
    return [
      value,
      ...value.flatMap((item, index) =>
        variants(item, `${place}.${index}`)
          .slice(1)
          .map((other): unknown => value.with(index, other)),
      ),
    ];
  if (!isObject(value)) return [value];
  return [
    value,
    ...Object.keys(value).flatMap((key) => {
      const { [key]: member, ...rest } = value;
      const at = `${place}.${key}`;
      const less = optional.test(at) ? [rest, { ...rest, [key]: null }] : [];
      return [
        ...less,
        ...variants(member, at)
          .slice(1)
          .map((other) => ({ ...rest, [key]: other })),
      ];
    }),
  ];
}

/**
 * What does not depend on the moment, nor on the words for a fault, nor on whether something is null or absent: a field
 * and a request are the same either way, and the next step is tried with both. An attribute that is written is not.
 */
function comparable({ evaluationResult = 'null', stash, ...evaluation }: Evaluation): string {
  const parts = {
    ...evaluation,
    result: JSON.parse(evaluationResult) as unknown,
    stash: JSON.parse(stash) as unknown,
  };
  return JSON.stringify(parts, (_, value: unknown) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null))
      : value,
  )
    .replaceAll(/20[2-9]\d-[-\d]+T[\d:.]+Z/g, 'now')
    .replaceAll(/\b[0-9A-HJKMNP-TV-Z]{26}\b|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/(CODE#|"code(?:\\?":\\?"|":{"S":"))[A-HJ-NP-Z2-9]{6}/g, '$1code')
    .replaceAll(/#[0-3][0-9a-f]"/g, '#box"')
    .replaceAll(/"(time|castAt)":\d+/g, '"$1":0')
    .replaceAll(/"(:now|expiresAt)":{"N":\d+}/g, '"$1":0')
    .replaceAll(/of (null|undefined)/g, 'of nothing');
}

test('every resolver and step has contexts', () => {
  expect(Object.keys(contexts).sort()).toEqual([...names].sort());
});

test.each(names)('%s does the same by both meanings', async (name) => {
  let evaluations = 0;
  for (const handler of ['request', 'response'] as const)
    for (const context of contexts[name]?.[handler] ?? [])
      for (const variant of variants(context) as EvaluationContext[]) {
        const whole = { ...surroundings, ...variant };
        const [one, other] = await Promise.all(
          [service, standard].map((evaluator) => evaluator.evaluate(name, handler, whole)),
        );
        expect([variant, comparable(one!)]).toEqual([variant, comparable(other!)]);
        evaluations += 1;
      }
  expect(evaluations).toBeGreaterThan(1);
});

test('functions are told which request asks, but for the one that is told nothing of who does', async () => {
  const untold = new Set<string>();
  const told = new Set<string>();
  for (const name of names)
    for (const context of contexts[name]?.request ?? []) {
      const { evaluationResult = 'null' } = await service.evaluate(name, 'request', {
        ...surroundings,
        ...context,
      });
      const result = JSON.parse(evaluationResult) as Record<string, unknown> | null;
      if (result?.['operation'] !== 'Invoke') continue;
      const { requestId } = result['payload'] as { requestId?: string };
      (requestId === 'the-request' ? told : untold).add(name);
    }
  expect([...untold]).toEqual(['Query.ballotProof']);
  expect([...told]).toContain('Mutation.createCheckout');
});

describe('updateVoting with only a title', () => {
  const current = {
    id: 'V',
    title: 'Lunch?',
    description: 'Where to?',
    imageUrl: 'https://example.com/lunch.png',
    access: 'FREE',
    opensAt: '2101-01-01T00:00:00.000Z',
    closesAt: '2101-02-03T04:05:06.000Z',
    options: [{ id: 'V-1', label: 'Yes' }],
    createdAt: '2001-02-03T04:05:06.000Z',
    updatedAt: '2001-02-03T04:05:06.000Z',
    version: 1,
  };
  const planned = async (evaluator: Evaluator, input: object) => {
    const asked = { ...surroundings, arguments: { input: { id: 'V', ...input } } };
    const { stash } = await evaluator.evaluate('Mutation.updateVoting', 'request', asked);
    const known = { schedule: { windows: {}, version: 1 }, current };
    const step = { ...asked, stash: { ...(JSON.parse(stash) as object), known } };
    const plan = await evaluator.evaluate('steps/planUpdate', 'request', step);
    expect(plan.error).toBeUndefined();
    const next = { ...asked, stash: JSON.parse(plan.stash) as Record<string, unknown> };
    const written = await evaluator.evaluate('steps/commitUpdate', 'request', next);
    expect(written.error).toBeUndefined();
    return (JSON.parse(written.stash) as { planned: object }).planned;
  };

  test.each([
    ['keeps description and picture', { title: 'Dinner?' }, { ...current, title: 'Dinner?' }],
    ['and a null description takes that away', { title: 'Dinner?', description: null }, { title: 'Dinner?' }],
  ])('%s', async (_, input, expected) => {
    for (const evaluator of [service, standard]) {
      const voting = await planned(evaluator, input);
      expect(voting).toMatchObject({
        ...expected,
        imageUrl: current.imageUrl,
        version: 2,
        updatedAt: expect.any(String) as string,
      });
      expect(Object.hasOwn(voting, 'description')).toBe(!Object.hasOwn(input, 'description'));
    }
  });
});
