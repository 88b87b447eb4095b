import type { Identity } from '@aws-appsync/utils';
import type { VotingAccess } from '../../schema/generated/types';
import { voterId } from '../shared/caller';
import type { ProfileItem } from './profile';

/** What `Profile` is resolved from. Its lists have resolvers of their own. */
export type ProfileView = {
  id: string;
  email: string | null;
  displayName: string | null;
  credits: number;
  showPaidVotings: boolean;
  accessFilter: VotingAccess | null;
};

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
  };
}
