/** Begins the upload of a picture. */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { CreateImageUploadAnswer, CreateImageUploadCall, SignedUpload } from '../model/calls';
import type { MutationCreateImageUploadArgs } from '../schema/generated/types';
import { requestIdOf } from './lib/caller';
import { failUnlessAnswered } from './lib/function-answer';

export const dataSource = 'createImageUpload';

type Ctx = Context<MutationCreateImageUploadArgs, object, undefined, undefined, CreateImageUploadAnswer>;

export function request(ctx: Ctx): LambdaRequest {
  const payload: CreateImageUploadCall = { arguments: ctx.args, requestId: requestIdOf(ctx.request) };
  return { operation: 'Invoke', payload };
}

export function response(ctx: Ctx): SignedUpload | null {
  failUnlessAnswered(ctx.error, ctx.result);
  return ctx.result.upload ?? null;
}
