import { util, type Context } from '@aws-appsync/utils';

interface Answer {
  statusCode: number;
  body: string;
}

/** Asks another service over HTTP. */
export function request(ctx: Context<{ city: string }>) {
  return {
    method: 'GET',
    resourcePath: `/cities/${util.urlEncode(ctx.args.city)}/weather`,
    params: { headers: { accept: 'application/json' }, query: { units: 'metric' } },
  };
}

export function response(ctx: Context): unknown {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  const { statusCode, body } = ctx.result as Answer;
  if (statusCode !== 200) util.error(body, `${statusCode}`);
  return JSON.parse(body) as unknown;
}
