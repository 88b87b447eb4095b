/** The balance after a vote. A resolver of its own, so that it is read only when it is selected, whatever its alias. */
import type { Context } from '@aws-appsync/utils';

export const pipeline = ['readBalance', 'readBalanceConsistently'] as const;

export function request(): object {
  return {};
}

export function response(ctx: Context<object, object, { result: number }>): number {
  return ctx.prev.result;
}
