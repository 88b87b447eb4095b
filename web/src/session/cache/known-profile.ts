import type { MeQuery } from '../../../../schema/generated/operations';
import { createStore } from '../../ui/store';

/** The signed-in voter's profile, without its lists. */
export type Profile = MeQuery['me'];

/** Undefined while nobody is signed in or it is not known yet. */
export const knownProfile = createStore<Profile | undefined>(undefined);

/** Takes in the profile; undefined forgets it. */
export function rememberProfile(profile: Profile | undefined): void {
  knownProfile.set(profile);
}
