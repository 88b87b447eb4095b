import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Seconds that a code is shown for. */
const STEP_SECONDS = 30;
/** Codes before and after the one of now that are taken too, since clocks differ. */
const TOLERATED_STEPS = 1;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A secret for an authenticator app: 256 bits in base 32, as the service's are. */
export function newSecretCode(): string {
  return [...randomBytes(52)].map((byte) => ALPHABET[byte % 32]).join('');
}

/** The code of six digits that an authenticator app shows in a step of thirty seconds (RFC 6238 with SHA-1). */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const offset = hash.at(-1)! & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The step that an instant in milliseconds since the epoch is in. */
export function stepAt(instant: number): number {
  return Math.floor(instant / 1000 / STEP_SECONDS);
}

/** The step that a code is of, among those that are taken now. */
export function stepOfCode(secret: string, code: string, instant: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const now = stepAt(instant);
  for (let step = now - TOLERATED_STEPS; step <= now + TOLERATED_STEPS; step += 1)
    if (timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(code))) return step;
  return undefined;
}

function bytesOf(secret: string): Buffer {
  const bits = Array.from(secret, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
}
