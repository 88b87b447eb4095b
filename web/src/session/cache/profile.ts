import { MeDocument, UpdateProfileDocument, type MeQuery } from '../../../../schema/generated/operations';
import type { UpdateProfileInput } from '../../../../schema/generated/types';
import { createStore } from '../../ui/store';
import { session, userOf } from '../account/session';
import { run } from '../api/client';
import { rememberCredits, shownVersion } from './balance';

/** The signed-in voter's profile, without its lists; undefined while nobody is signed in or it is not known yet. */
export const knownProfile = createStore<MeQuery['me'] | undefined>(undefined);

let asked = 0;
let changesAsked = 0;
let changesDone = 0;

/**
 * Fetches the profile and the credits.
 * @throws ApiError
 */
export async function fetchProfile(): Promise<void> {
  const question = ++asked;
  const [changes, version] = [changesDone, shownVersion()];
  const { me } = await run(MeDocument, {}, 'voter');
  rememberCredits(me.credits, version);
  // An answer that was on its way while the profile was changed says what it was before.
  if (question === asked && changes === changesDone) knownProfile.set(me);
}

/**
 * Changes the profile. The page follows once the server has it: what the wall lists is decided there.
 * @throws ApiError
 */
export async function saveProfile(input: UpdateProfileInput): Promise<void> {
  const change = ++changesAsked;
  try {
    const { updateProfile } = await run(UpdateProfileDocument, { input }, 'voter').finally(() => {
      changesDone += 1;
    });
    // An answer to an earlier change, or to a voter who has signed out since, says nothing any longer.
    if (change === changesAsked && userOf(session.get())?.id === updateProfile.id)
      knownProfile.set(updateProfile);
  } catch (thrown) {
    // Perhaps only the answer was lost; and an earlier change was not taken in because of this one.
    fetchProfile().catch(() => undefined);
    throw thrown;
  }
}
