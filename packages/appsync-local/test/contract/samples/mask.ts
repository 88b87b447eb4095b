import type { Context } from '@aws-appsync/utils';

const SHOWN = 3;

/** Hides most of an address from everybody but its owner. */
export function request(ctx: Context<object, object, undefined, { owner: string; email: string }>) {
  return {
    payload: { email: ctx.source!.email, own: ctx.source!.owner === (ctx.identity as { sub: string }).sub },
  };
}

export function response(ctx: Context): unknown {
  const { email, own } = ctx.result as { email: string; own: boolean };
  if (own) return email;
  const [local = '', domain] = email.split('@');
  return `${local.slice(0, SHOWN).replaceAll('[a-z]', '*')}@${domain}`;
}
