import type { Identity } from '@aws-appsync/utils';
import { wantsReminders, wantsUpdates, type ProfileItem } from '../../model/profile';
import type { Profile } from '../../schema/generated/types';
import { voterId } from '../lib/caller';

/** What `Profile` is resolved from. Its lists have resolvers of their own. */
export type ProfileView = Omit<Profile, 'checkouts' | 'creditHistory' | 'follows' | 'votes'>;

/** The caller's profile, whether or not anything was ever stored. */
export function profileView(identity: Identity, item: ProfileItem | null): ProfileView {
  const claims = (identity as { claims?: { email?: string } } | null | undefined)?.claims;
  return {
    id: voterId(identity),
    email: claims?.email ?? null,
    displayName: item?.displayName ?? null,
    credits: item?.credits ?? 0,
    showPaidVotings: item?.showPaidVotings ?? true,
    accessFilter: item?.accessFilter ?? null,
    reminders: wantsReminders(item),
    updates: wantsUpdates(item),
  };
}
