import { canonicalJson, type Json } from '../../proof/canonical';
import { fromBase64, toBase64 } from '../../proof/bytes';
import type { BallotFile } from '../../proof/publication';
import {
  publicKeyPath,
  resultIn,
  signedBytes,
  signedText,
  versionPath,
  type PublishedResult,
  type SignedResult,
} from '../../proof/result';
import { isSignedBy, toPem } from '../../proof/signature';
import { fingerprintOf } from '../../proof/verify';
import { nodeHash } from '../lib/ballots/node-hash';
import type { ResultFiles } from '../lib/results/published-files';
import type { Signer } from './signer';

/** What publishing works with. */
export interface PublishingParts {
  files: ResultFiles;
  signer: Signer;
  /** Where the web app is, without a slash at its end. */
  webOrigin: string;
}

const LINES = 'application/jsonl; charset=utf-8';
const JSON_TEXT = 'application/json; charset=utf-8';

/**
 * Publishes one version of a result, whole: the ballots, what finds a ballot in them, what is signed, and the signature.
 * Every file is written once, and repeating all of it gives the same bytes: a signature that is there is kept, for another
 * one would be as good and other bytes.
 * @throws Error when something else is published under this version.
 */
export async function publishVersion(
  { files, signer, webOrigin }: PublishingParts,
  version: number,
  ballots: BallotFile,
  result: Pick<SignedResult, 'votingId' | 'counts' | 'total'>,
): Promise<PublishedResult> {
  const { votingId } = result;
  const pathOf = (file: Parameters<typeof versionPath>[2]) => versionPath(votingId, version, file);
  const key = await publishKey({ files, signer });
  const content = Buffer.concat(ballots.pieces);
  await files.publish({ key: pathOf('ballots.jsonl'), content, contentType: LINES });
  const blocks = canonicalJson(ballots.index as unknown as Json);
  await files.publish({ key: pathOf('blocks.json'), content: blocks, contentType: JSON_TEXT });
  const toSign: SignedResult = {
    ...result,
    ballotRoot: ballots.root,
    ballotsUrl: `${webOrigin}/${pathOf('ballots.jsonl')}`,
  };
  await files.publish({ key: pathOf('signed.json'), content: signedText(toSign), contentType: JSON_TEXT });
  const signature = await signer.sign(signedBytes(toSign));
  const signed = { ...toSign, signature: toBase64(signature), publicKeyUrl: `${webOrigin}/${key.path}` };
  const text = await files.publishFirst({
    key: pathOf('result.json'),
    content: canonicalJson(signed as unknown as Json),
    contentType: JSON_TEXT,
  });
  const published = resultIn(text);
  const der = published && fromBase64(published.signature);
  const isSame =
    der &&
    signedText(published) === signedText(toSign) &&
    published.publicKeyUrl === signed.publicKeyUrl &&
    (await isSignedBy(key.bytes, der, signedBytes(toSign)));
  if (!isSame) throw new Error(`${pathOf('result.json')} was published with another content.`);
  const contentType = 'application/octet-stream';
  await files.publish({ key: pathOf('signature.der'), content: der, contentType });
  return published;
}

async function publishKey({ files, signer }: Pick<PublishingParts, 'files' | 'signer'>) {
  const bytes = await signer.publicKey();
  const path = publicKeyPath(await fingerprintOf(nodeHash, bytes));
  await files.publish({ key: path, content: toPem(toBase64(bytes)), contentType: 'application/x-pem-file' });
  return { bytes, path };
}
