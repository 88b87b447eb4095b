/**
 * Handlers run as plain functions: quick, for what is looked at many times. That they run in AppSync's language, too, is seen
 * by evaluate.ts. A test that uses this mocks '@aws-appsync/utils' by `utils`.
 */
import path from 'node:path';
import { projectDirectory } from '../../../../infra/bundle';
import { surroundings, type Evaluated } from './evaluate';

class EarlyReturn extends Error {
  constructor(readonly value: unknown) {
    super();
  }
}

/** What stands for AppSync's library. */
export const utils = {
  util: {
    autoId: () => '00000000-0000-4000-8000-000000000000',
    autoUlid: () => 'ULID',
    time: {
      nowEpochMilliSeconds: () => Date.now(),
      epochMilliSecondsToFormatted: (milliseconds: number) => new Date(milliseconds).toISOString(),
      parseISO8601ToEpochMilliSeconds: (text: string) => Date.parse(text),
    },
    dynamodb: { toMapValues: (values: object) => structuredClone(values) },
    error: (message: string) => {
      throw new Error(message);
    },
  },
  runtime: {
    earlyReturn: (value: unknown) => {
      throw new EarlyReturn(value);
    },
  },
};

/** Runs a handler of `resolvers/<file>`. */
export async function runDirectly(
  file: string,
  handler: 'request' | 'response',
  context: object,
): Promise<Evaluated> {
  const module = (await import(path.join(projectDirectory, 'resolvers', file))) as Record<
    typeof handler,
    (context: object) => unknown
  >;
  const { stash, ...rest } = { stash: {}, ...context };
  const run = { ...surroundings, ...rest, stash: structuredClone(stash) };
  const answer = (result: unknown, error?: string) => ({ result, error, stash: run.stash });
  try {
    return answer(module[handler](run));
  } catch (thrown) {
    if (thrown instanceof EarlyReturn) return answer(thrown.value);
    return answer(undefined, (thrown as Error).message);
  }
}
