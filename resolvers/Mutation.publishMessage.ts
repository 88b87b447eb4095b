/** Tells a message: what the system sends is what subscribers get. */
import type { Context, NONERequest } from '@aws-appsync/utils';
import type { Message, MutationPublishMessageArgs, PublishMessageInput } from '../schema/generated/types';

export const dataSource = 'none';

export function request(ctx: Context<MutationPublishMessageArgs>): NONERequest {
  return { payload: ctx.args.input };
}

export function response(ctx: Context<object, object, undefined, undefined, PublishMessageInput>): Message {
  const { id, kind, votingId, title, access, at, until } = ctx.result;
  return { id, kind, votingId, title, access, at, until, text: null };
}
