import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { toBase64 } from '../../proof/bytes';
import { ballotFile } from '../../proof/publication';
import { signedBytes, type PublishedResult } from '../../proof/result';
import { toPem } from '../../proof/signature';
import { webHash } from '../../proof/web-hash';
import { NotPublished, OtherResult } from '../src/pages/voting/check/not-published';
import { statementsOf } from '../src/pages/voting/check/statements';
import { verifyPublished } from '../src/pages/voting/check/verify-published';

const published = new Map<string, string>();
const api: { result: PublishedResult | null } = { result: null };

jest.mock('../src/session/api/client', () => ({
  run: () => Promise.resolve({ voting: { result: api.result } }),
}));
jest.mock('../src/pages/voting/check/published-files', () => ({
  publishedFiles: {
    text: (url: string) => Promise.resolve(published.get(url)),
    *pieces(url: string) {
      yield Buffer.from(published.get(url) ?? '');
    },
  },
}));

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

async function resultOf(optionIds: string[]): Promise<PublishedResult> {
  const ballots = optionIds
    .map((optionId) => ({ optionId, ballotId: randomUUID() }))
    .sort((one, other) => (one.ballotId < other.ballotId ? -1 : 1));
  const { pieces, root, counts } = await ballotFile(webHash, ballots);
  const signed = {
    votingId: 'V',
    counts: [...counts].map(([optionId, votes]) => ({ optionId, votes })),
    total: ballots.length,
    ballotRoot: root,
    ballotsUrl: `ballots-${root}`,
  };
  published.set(signed.ballotsUrl, Buffer.concat(pieces).toString());
  const signature = toBase64(new Uint8Array(sign('sha256', signedBytes(signed), privateKey)));
  return { ...signed, signature, publicKeyUrl: 'key' };
}

describe('A published result', () => {
  beforeAll(() =>
    published.set('key', toPem(publicKey.export({ format: 'der', type: 'spki' }).toString('base64'))),
  );

  it('is verified once it is the one that is valid: neither while it is repaired nor while the file lags', async () => {
    const before = await resultOf(['V-1', 'V-1', 'V-2']);
    published.set('results/V/result.json', JSON.stringify(before));
    api.result = before;
    expect(await verifyPublished('V', undefined, false)).toMatchObject({ problems: [], complete: true });
    api.result = null;
    await expect(verifyPublished('V', undefined, false)).rejects.toThrow(NotPublished);
    api.result = await resultOf(['V-1', 'V-2']);
    await expect(verifyPublished('V', undefined, false)).rejects.toThrow(OtherResult);
    published.set('results/V/result.json', JSON.stringify(api.result));
    expect(await verifyPublished('V', undefined, false)).toMatchObject({ problems: [], ballots: 2 });
    published.set('results/V/result.json', JSON.stringify({ ...before, total: 4 }));
    const { problems } = await verifyPublished('V', undefined, false);
    expect(problems.map(({ kind }) => kind)).toContain('SignatureWrong');
  });

  it('is called right, and its ballots the very ones, only when all of them were read', () => {
    expect(statementsOf({ complete: true }, false)).toEqual({
      title: 'right',
      statements: ['adds', 'same', 'signed'],
    });
    expect(statementsOf({ complete: false }, false)).toEqual({
      title: 'genuine',
      statements: ['unread', 'signed'],
    });
    expect(statementsOf({ complete: false, place: 0 }, true)).toEqual({
      title: 'yours',
      statements: ['found', 'path', 'unread', 'signed'],
    });
    expect(statementsOf({ complete: true, place: 7 }, true)).toMatchObject({
      title: 'yours',
      statements: ['found', 'adds', 'same', 'signed'],
    });
  });
});
