/** Changes the caller's preferences. The profile's version stays: it counts changes of the credits. */
import type { Context } from '@aws-appsync/utils';
import { DISPLAY_NAME_LENGTH } from '../model/limits';
import { preferencesWrite, type Preferences, type ProfileItem } from '../model/profile';
import type { MutationUpdateProfileArgs, UpdateProfileInput } from '../schema/generated/types';
import { voterId } from './lib/caller';
import { failWith, invalidInput } from './lib/failures';
import { writeItem } from './lib/table';
import { getProfile } from './profiles/profile';
import { profileView, type ProfileView } from './profiles/view';

export const dataSource = 'table';

type Ctx = Context<MutationUpdateProfileArgs, object, undefined, undefined, ProfileItem | null>;

/** What null takes back. */
const REMOVABLE: ('displayName' | 'accessFilter')[] = ['displayName', 'accessFilter'];

export function request(ctx: Ctx): object {
  const { input } = ctx.args;
  const voter = voterId(ctx.identity);
  const chosen: Preferences = {};
  const displayName = validDisplayName(input);
  if (displayName) chosen.displayName = displayName;
  if (typeof input.showPaidVotings === 'boolean') chosen.showPaidVotings = input.showPaidVotings;
  if (input.accessFilter) chosen.accessFilter = input.accessFilter;
  const removed = REMOVABLE.filter((name) => Object.hasOwn(input, name) && !chosen[name]);
  if (Object.keys(chosen).length + removed.length === 0) return getProfile(voter, true);
  return writeItem(preferencesWrite(voter, chosen, removed));
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
