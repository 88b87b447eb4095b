import { UpdateProfileDocument } from '../../../../schema/generated/operations';
import type { UpdateProfileInput } from '../../../../schema/generated/types';
import { session, userOf } from '../account/session';
import { run } from '../api/client';
import { rememberProfile } from './known-profile';

let asked = 0;

/**
 * Changes the profile. The page follows once the server has it: what the wall lists is decided there.
 * @throws ApiError
 */
export async function saveProfile(input: UpdateProfileInput): Promise<void> {
  const question = ++asked;
  const { updateProfile } = await run(UpdateProfileDocument, { input }, 'voter');
  // An answer to an earlier change, or to whoever has signed out meanwhile, says nothing any longer.
  if (question === asked && userOf(session.get())?.id === updateProfile.id) rememberProfile(updateProfile);
}
