/** How the system is at present, for organisers. */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { HealthCall } from '../model/calls';
import type { Health } from '../schema/generated/types';
import { requestIdOf } from './lib/caller';
import { failUnlessAnswered } from './lib/function-answer';

export const dataSource = 'readHealth';

type Ctx = Context<object, object, undefined, undefined, Health>;

export function request(ctx: Ctx): LambdaRequest {
  const payload: HealthCall = { requestId: requestIdOf(ctx.request) };
  return { operation: 'Invoke', payload };
}

export function response(ctx: Ctx): Health {
  failUnlessAnswered(ctx.error, null);
  return ctx.result;
}
