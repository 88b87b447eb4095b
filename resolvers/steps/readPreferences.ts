/**
 * Reads whether a signed-in caller wants paid votings listed, where the question does not say. Passes over everything for
 * callers with the API key.
 */
import { runtime, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { profileKey } from '../../model/keys';
import type { ProfileItem } from '../../model/profile';
import { callerId } from '../lib/caller';
import { failWith } from '../lib/failures';
import { getItem } from '../lib/table';
import type { ListingContext } from '../votings/listing';

export const dataSource = 'table';

type Ctx = ListingContext<ProfileItem | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  const caller = callerId(ctx.identity);
  if (!caller) runtime.earlyReturn({}, { skipTo: 'END' });
  // Nobody's preferences keep drafts from organisers.
  const { access, status } = ctx.stash.question;
  if (access || status === 'DRAFT') runtime.earlyReturn({});
  return getItem(profileKey(caller), false);
}

export function response(ctx: Ctx): object {
  if (ctx.error) failWith(ctx.error);
  if (ctx.result?.showPaidVotings === false) ctx.stash.question.access = 'FREE';
  return {};
}
