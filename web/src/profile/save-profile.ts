import { UpdateProfileDocument, type UpdateProfileInput } from '../../../schema/generated/operations';
import { run } from '../api/client';
import { learnProfile } from './known-profile';

/**
 * Changes the profile. The page follows once the server has it: what the wall lists is decided there.
 * @throws ApiError
 */
export async function saveProfile(input: UpdateProfileInput): Promise<void> {
  const { updateProfile } = await run(UpdateProfileDocument, { input }, 'voter');
  learnProfile(updateProfile);
}
