/**
 * The server's side of the Secure Remote Password protocol in the dialect of Cognito user pools: SRP-6a over the
 * 3072-bit group of RFC 5054 (Appendix A), SHA-256, and an HKDF key that signs the answer to `PASSWORD_VERIFIER`.
 * The pool keeps a salt and a verifier, never a password.
 */
import {
  createDiffieHellman,
  createHash,
  createHmac,
  getDiffieHellman,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** The same prime as RFC 3526's group 15. */
const PRIME = getDiffieHellman('modp15').getPrime();
const N = toBigInt(PRIME);
const G = 2n;
/** The group as OpenSSL computes in it, eight times as fast as big integers: sign-ups spend most of their time here. */
const GROUP = createDiffieHellman(PRIME, Number(G));
const K = hashToBigInt(encode(N), encode(G));

/** What a pool keeps of a password. */
export interface Verifier {
  salt: bigint;
  verifier: bigint;
}

/** A sign-in that has begun and waits for the proof. */
export interface SrpExchange extends Verifier {
  privateB: bigint;
  publicB: bigint;
  secretBlock: Buffer;
}

/** @param poolName the pool's id behind the underscore. */
export function createVerifier(
  poolName: string,
  username: string,
  password: string,
  salt = toBigInt(randomBytes(16)),
): Verifier {
  const identity = createHash('sha256').update(`${poolName}${username}:${password}`).digest();
  return { salt, verifier: powerOfG(hashToBigInt(encode(salt), identity)) };
}

/** Whether a password is the one behind a verifier. */
export function matchesVerifier(
  poolName: string,
  username: string,
  password: string,
  expected: Verifier,
): boolean {
  return createVerifier(poolName, username, password, expected.salt).verifier === expected.verifier;
}

/** Begins a sign-in: B and the secret block go to the client. */
export function beginExchange(expected: Verifier): SrpExchange {
  const privateB = toBigInt(randomBytes(32));
  const publicB = (K * expected.verifier + powerOfG(privateB)) % N;
  return { ...expected, privateB, publicB, secretBlock: randomBytes(128) };
}

/** Whether the client proved that it knows the password. */
export function proves(
  exchange: SrpExchange,
  claim: { poolName: string; username: string; publicA: bigint; timestamp: string; signature: string },
): boolean {
  // A multiple of N would make the secret zero whatever the password is.
  if (claim.publicA % N === 0n) return false;
  const u = hashToBigInt(encode(claim.publicA), encode(exchange.publicB));
  const secret = power(claim.publicA * power(exchange.verifier, u), exchange.privateB);
  const pseudoRandomKey = createHmac('sha256', encode(u)).update(encode(secret)).digest();
  const key = createHmac('sha256', pseudoRandomKey)
    .update('Caldera Derived Key\u0001')
    .digest()
    .subarray(0, 16);
  const expected = createHmac('sha256', key)
    .update(claim.poolName)
    .update(claim.username)
    .update(exchange.secretBlock)
    .update(claim.timestamp)
    .digest();
  const given = Buffer.from(claim.signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Two's complement of a positive number, as Java's `BigInteger.toByteArray` writes it: the dialect's wire form. */
export function encode(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}

function powerOfG(exponent: bigint): bigint {
  GROUP.setPrivateKey(encode(exponent));
  return toBigInt(GROUP.generateKeys());
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let factor = base % N, rest = exponent; rest > 0n; rest >>= 1n, factor = (factor * factor) % N)
    if ((rest & 1n) === 1n) result = (result * factor) % N;
  return result;
}

function hashToBigInt(...parts: Buffer[]): bigint {
  return toBigInt(createHash('sha256').update(Buffer.concat(parts)).digest());
}

function toBigInt(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}
