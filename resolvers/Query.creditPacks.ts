/** The credit packs for sale. */
import type { NONERequest } from '@aws-appsync/utils';
import type { CreditPack } from '../model/checkouts';
import { CREDIT_PACKS } from '../model/credit-packs';

export const dataSource = 'none';

export function request(): NONERequest {
  return { payload: null };
}

export function response(): CreditPack[] {
  return CREDIT_PACKS;
}
