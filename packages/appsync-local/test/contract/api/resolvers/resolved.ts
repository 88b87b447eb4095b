import { util, type Context } from '@aws-appsync/utils';

export function request() {
  return {};
}

/** A value that is another one each time the resolver runs. */
export function response(_ctx: Context): unknown {
  return util.autoId();
}
