import { IDEMPOTENCY_KEY_LENGTH } from '../../model/limits';
import { invalidInput } from './failures';

/** Ends the field when a request is named, and the name is empty or too long. */
export function checkIdempotencyKey(idempotencyKey: string | null | undefined): void {
  if (typeof idempotencyKey !== 'string') return;
  if (idempotencyKey === '' || idempotencyKey.length > IDEMPOTENCY_KEY_LENGTH)
    invalidInput('idempotencyKey', `An idempotency key has 1 to ${IDEMPOTENCY_KEY_LENGTH} characters.`);
}
