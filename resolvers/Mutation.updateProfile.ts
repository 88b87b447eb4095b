/** Changes the caller's preferences. The profile's version stays: it counts changes of the credits. */
import type { Context, DynamoDBGetItemRequest, DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { profileKey } from '../model/keys';
import { DISPLAY_NAME_LENGTH } from '../model/limits';
import type { MutationUpdateProfileArgs, UpdateProfileInput } from '../schema/generated/types';
import { voterId } from './shared/caller';
import { failWith, invalidInput } from './shared/failures';
import { getProfile, type ProfileItem } from './profiles/profile';
import { profileView, type ProfileView } from './profiles/view';
import { typed } from './shared/table';

export const dataSource = 'table';

type Ctx = Context<MutationUpdateProfileArgs, object, undefined, undefined, ProfileItem | null>;

export function request(ctx: Ctx): DynamoDBUpdateItemRequest | DynamoDBGetItemRequest {
  const { input } = ctx.args;
  const voter = voterId(ctx.identity);
  const values: Record<string, string | boolean> = {};
  const displayName = validDisplayName(input);
  if (displayName) values[':displayName'] = displayName;
  if (typeof input.showPaidVotings === 'boolean') values[':showPaidVotings'] = input.showPaidVotings;
  if (input.accessFilter) values[':accessFilter'] = input.accessFilter;
  const assignments = Object.keys(values).map((value) => `${value.slice(1)} = ${value}`);
  const clauses: string[] = [];
  if (assignments.length > 0) clauses.push(`SET ${assignments.join(', ')}`);
  const removed: string[] = [];
  if (Object.hasOwn(input, 'displayName') && !displayName) removed.push('displayName');
  if (Object.hasOwn(input, 'accessFilter') && !input.accessFilter) removed.push('accessFilter');
  if (removed.length > 0) clauses.push(`REMOVE ${removed.join(', ')}`);
  if (clauses.length === 0) return getProfile(voter, true);
  const update: DynamoDBUpdateItemRequest['update'] = { expression: clauses.join(' ') };
  if (assignments.length > 0) update.expressionValues = typed(values);
  return { operation: 'UpdateItem', key: typed(profileKey(voter)), update };
}

export function response(ctx: Ctx): ProfileView {
  if (ctx.error) failWith(ctx.error);
  return profileView(ctx.identity, ctx.result);
}

/** The name without the space around it. Null removes it, and so does a name of nothing but space. */
function validDisplayName(input: UpdateProfileInput): string {
  const displayName = (input.displayName ?? '').trim();
  if (displayName.length > DISPLAY_NAME_LENGTH)
    invalidInput('displayName', `A name has at most ${DISPLAY_NAME_LENGTH} characters.`);
  return displayName;
}
