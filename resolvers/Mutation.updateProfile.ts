/** Changes the caller's preferences. The profile's version stays: it counts changes of the credits. */
import type { Context } from '@aws-appsync/utils';
import { DISPLAY_NAME_LENGTH } from '../model/limits';
import type { Preferences, ProfileItem } from '../model/profile';
import type { MutationUpdateProfileArgs, UpdateProfileInput } from '../schema/generated/types';
import { invalidInput } from './lib/failures';
import type { PreferencesStash } from './profiles/profile';
import { profileView, type ProfileView } from './profiles/view';

export const pipeline = ['writePreferences', 'readOwnProfile'] as const;

type Ctx = Context<MutationUpdateProfileArgs, PreferencesStash, { result: ProfileItem | null }>;

/** What null takes back. */
const REMOVABLE: ('displayName' | 'accessFilter')[] = ['displayName', 'accessFilter'];

export function request(ctx: Ctx): object {
  const { input } = ctx.args;
  const chosen: Preferences = {};
  const displayName = validDisplayName(input);
  if (displayName) chosen.displayName = displayName;
  if (typeof input.showPaidVotings === 'boolean') chosen.showPaidVotings = input.showPaidVotings;
  if (typeof input.reminders === 'boolean') chosen.reminders = input.reminders;
  if (typeof input.updates === 'boolean') chosen.updates = input.updates;
  if (input.accessFilter) chosen.accessFilter = input.accessFilter;
  ctx.stash.chosen = chosen;
  ctx.stash.removed = REMOVABLE.filter((name) => Object.hasOwn(input, name) && !chosen[name]);
  return {};
}

export function response(ctx: Ctx): ProfileView {
  return profileView(ctx.identity, ctx.prev.result);
}

/** The name without the space around it. Null removes it, and so does a name of nothing but space. */
function validDisplayName(input: UpdateProfileInput): string {
  const displayName = (input.displayName ?? '').trim();
  if (displayName.length > DISPLAY_NAME_LENGTH)
    invalidInput('displayName', `A name has at most ${DISPLAY_NAME_LENGTH} characters.`);
  return displayName;
}
