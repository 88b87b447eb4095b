/** The published result of a voting: what is signed, and where its files lie. */
import { utf8, type Bytes } from './bytes';
import { canonicalJson, type Json } from './canonical';

/** Votes of one option. */
export interface PublishedCount {
  optionId: string;
  votes: number;
}

/** What the signature is over. */
export interface SignedResult {
  votingId: string;
  /** In the voting's option order, zeros too. */
  counts: PublishedCount[];
  total: number;
  /** The root of the hash tree over all ballots: 64 hexadecimal digits. */
  ballotRoot: string;
  /** Where the ballots are. */
  ballotsUrl: string;
}

/** A result with its signature: `results/<voting>/result.json`, and `VotingResult` of the API. */
export interface PublishedResult extends SignedResult {
  /** ECDSA on P-256 with SHA-256 over {@link signedBytes}, in DER, in base64. */
  signature: string;
  /** Where the public key is: a `SubjectPublicKeyInfo` in PEM. */
  publicKeyUrl: string;
}

/** The folder of all results, below the address of the web app. */
export const RESULTS_FOLDER = 'results';

/** The result of a voting that is valid now: the only file here that is ever replaced. */
export function resultPath(votingId: string): string {
  return `${RESULTS_FOLDER}/${votingId}/result.json`;
}

/** A file of one version of a result: written once. */
export function versionPath(
  votingId: string,
  version: number,
  file: 'ballots.jsonl' | 'blocks.json' | 'signed.json' | 'signature.der' | 'result.json',
): string {
  return `${RESULTS_FOLDER}/${votingId}/${version}/${file}`;
}

/** A public key, by the first half of the SHA-256 of its bytes, in hexadecimal digits. */
export function publicKeyPath(fingerprint: string): string {
  return `${RESULTS_FOLDER}/keys/${fingerprint}.pem`;
}

/** The text that is signed: `signed.json`. */
export function signedText({ votingId, counts, total, ballotRoot, ballotsUrl }: SignedResult): string {
  const plain = counts.map(({ optionId, votes }) => ({ optionId, votes }));
  return canonicalJson({ votingId, counts: plain, total, ballotRoot, ballotsUrl } satisfies Json);
}

/** The bytes that are signed. */
export function signedBytes(result: SignedResult): Bytes {
  return utf8(signedText(result));
}

/** The result in a text that came from outside; undefined if it is none. */
export function resultIn(text: string): PublishedResult | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isResult(value) ? value : undefined;
}

function isResult(value: unknown): value is PublishedResult {
  if (typeof value !== 'object' || value === null) return false;
  const result = value as Record<string, unknown>;
  const texts = ['votingId', 'ballotRoot', 'ballotsUrl', 'signature', 'publicKeyUrl'];
  return (
    texts.every((name) => typeof result[name] === 'string') &&
    isCount(result['total']) &&
    Array.isArray(result['counts']) &&
    (result['counts'] as unknown[]).every((count) => {
      const { optionId, votes } = (count ?? {}) as Record<string, unknown>;
      return typeof optionId === 'string' && isCount(votes);
    })
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
