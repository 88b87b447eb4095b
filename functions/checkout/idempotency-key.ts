import { IDEMPOTENCY_KEY_LENGTH } from '../../model/limits';
import { invalidInput } from '../lib/errors/errors';

/** Refuses a name for a request that is none. @throws CallerError */
export function checkIdempotencyKey(key: string | null | undefined): void {
  if (typeof key === 'string' && (key.length === 0 || key.length > IDEMPOTENCY_KEY_LENGTH))
    throw invalidInput('idempotencyKey', `An idempotency key has 1 to ${IDEMPOTENCY_KEY_LENGTH} characters.`);
}
