/** The credit packs for sale at this moment. */
import type { Context, NONERequest } from '@aws-appsync/utils';
import { packsAt } from '../model/credit-packs';
import type { CreditPack } from '../schema/generated/types';
import { packOffers } from './lib/settings';
import { now, toInstant } from './lib/time';

export const dataSource = 'none';

export function request(): NONERequest {
  return { payload: null };
}

export function response(ctx: Context): CreditPack[] {
  return packsAt(packOffers(ctx.env), toInstant(now()));
}
