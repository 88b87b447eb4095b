import { UpdateProfileDocument, type MeQuery } from '../../../../schema/generated/operations';
import type { UpdateProfileInput } from '../../../../schema/generated/types';
import { createStore } from '../../ui/store';
import { session, userOf } from '../account/session';
import { run } from '../api/client';

/** The signed-in voter's profile, without its lists; undefined while nobody is signed in or it is not known yet. */
export const knownProfile = createStore<MeQuery['me'] | undefined>(undefined);

let asked = 0;

/**
 * Changes the profile. The page follows once the server has it: what the wall lists is decided there.
 * @throws ApiError
 */
export async function saveProfile(input: UpdateProfileInput): Promise<void> {
  const question = ++asked;
  const { updateProfile } = await run(UpdateProfileDocument, { input }, 'voter');
  // An answer to an earlier change, or to a voter who has signed out since, says nothing any longer.
  if (question === asked && userOf(session.get())?.id === updateProfile.id) knownProfile.set(updateProfile);
}
