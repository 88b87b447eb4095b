/** The credit packs for sale. */
import type { NONERequest } from '@aws-appsync/utils';
import { CREDIT_PACKS } from '../model/credit-packs';
import type { CreditPack } from '../schema/generated/types';

export const dataSource = 'none';

export function request(): NONERequest {
  return { payload: null };
}

export function response(): CreditPack[] {
  return CREDIT_PACKS;
}
