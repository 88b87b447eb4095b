import { buildSync } from 'esbuild';
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { nodeHash } from '../../functions/lib/ballots/node-hash';
import type { PublishedBallot } from '../../proof/ballots';
import { toBase64 } from '../../proof/bytes';
import { ballotFile } from '../../proof/publication';
import { receiptIn, type KeptReceipt } from '../../proof/receipt';
import { signedBytes } from '../../proof/result';
import { toPem } from '../../proof/signature';
import { freshAccount, organiserAccount, signedIn, signUp, type Caller } from '../support/clients';
import { clearVotings, createVoting } from '../support/votings';
import { brokenRules, launchBrowser, newPage, signInOn, webUrl } from './web-pages';

const PHONE = { viewport: { width: 360, height: 800 } };

describe('A voter who does not simply believe the result', () => {
  let browser: Browser;
  let votingId: string;
  let organiser: Caller;
  let receipt: KeptReceipt;
  const complaints: string[] = [];
  const account = freshAccount('check');

  beforeAll(async () => {
    browser = await launchBrowser();
    organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    await signUp(account);
    ({ id: votingId } = await createVoting(organiser, { title: 'Is it true?' }));
  });
  afterAll(() => browser.close());

  it('votes, keeps the receipt, sees the voting end, and finds the vote in the result', async () => {
    const page = await newPage(browser, complaints, PHONE);
    await signInOn(page, account);
    await page.goto(`${webUrl()}/votings/${votingId}`);
    await page.getByText('Maybe', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Cast my vote' }).click();
    await page.getByRole('heading', { name: 'Your vote is cast' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Keep the receipt' }).click(),
    ]);
    receipt = receiptIn(readFileSync(await download.path(), 'utf8'))!;
    expect(receipt).toMatchObject({ votingId, title: 'Is it true?', option: 'Maybe' });
    await organiser.expect('mutation($id: ID!) { closeVoting(id: $id) { id } }', { id: votingId });
    const check = page.getByRole('button', { name: 'Check my vote' });
    await check.click();
    // A little after the tally it is published; a voter would try again, too.
    await page.locator('.notice.success, .notice.failure').first().waitFor();
    for (let turn = 0; turn < 60 && (await page.locator('.notice.success').count()) === 0; turn += 1) {
      await page.waitForTimeout(1000);
      await check.click();
      await page.locator('.notice.success, .notice.failure').first().waitFor();
    }
    await page.getByText('Your vote is in the result').waitFor();
    await page.getByText('Your ballot is there, for “Maybe”: number 1 of 1.').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.context().close();
  });

  it('finds it by the file, in another language, without signing in; and hears of a receipt that lies', async () => {
    const page = await newPage(browser, complaints, { ...PHONE, locale: 'de-DE', colorScheme: 'dark' });
    await page.goto(`${webUrl()}/votings/${votingId}`);
    const file = page.getByLabel('Oder einen aufbewahrten Beleg öffnen');
    const open = (kept: object) =>
      file.setInputFiles({
        name: 'beleg.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(kept)),
      });
    await open(receipt);
    await page.getByText('Ihre Stimme ist im Ergebnis').waitFor();
    await open({ ...receipt, optionId: `${votingId}-1` });
    await page.getByText('für eine andere Antwort veröffentlicht').waitFor();
    await open({ ...receipt, ballotId: randomUUID() });
    await page.getByText('Ihr Stimmzettel ist nicht unter den veröffentlichten.').waitFor();
    await open({});
    await page.getByText('Diese Datei ist kein Beleg').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('link', { name: 'Was das beweist, und was nicht' }).click();
    await page.getByRole('heading', { name: 'Was nicht bewiesen ist' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.context().close();
  });

  it('is told when what is published was changed', async () => {
    const page = await newPage(browser, complaints, PHONE);
    await page.route('**/ballots.jsonl', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(`${votingId}-3`, `${votingId}-2`);
      await route.fulfill({ response: answer, body });
    });
    await page.goto(`${webUrl()}/votings/${votingId}`);
    await page.getByRole('button', { name: 'Check the result' }).click();
    await page.getByText('Something is wrong with this result').waitFor();
    await page.getByText('The published ballots do not add up to the tally.').waitFor();
    await page.context().close();
  });

  it('20,000 ballots are verified by the browser’s own WebCrypto as by Node', async () => {
    const ballots: PublishedBallot[] = Array.from({ length: 20_000 }, (_, index) => ({
      ballotId: randomUUID(),
      optionId: `V-${(index % 2) + 1}`,
    })).sort((one, other) => (one.ballotId < other.ballotId ? -1 : 1));
    const { pieces, root } = await ballotFile(nodeHash, ballots);
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const counts = ['V-1', 'V-2'].map((optionId) => ({ optionId, votes: 10_000 }));
    const signed = {
      votingId: 'V',
      counts,
      total: 20_000,
      ballotRoot: root,
      ballotsUrl: 'https://w/ballots',
    };
    const signature = toBase64(new Uint8Array(sign('sha256', signedBytes(signed), privateKey)));
    const texts = {
      result: JSON.stringify({ ...signed, signature, publicKeyUrl: 'https://w/key' }),
      key: toPem(publicKey.export({ format: 'der', type: 'spki' }).toString('base64')),
      ballots: Buffer.concat(pieces).toString(),
    };
    const page = await newPage(browser, complaints);
    await page.goto(webUrl());
    await page.evaluate(browserCode());
    const inBrowser = (changed: object): Promise<unknown> =>
      page.evaluate(`verifyTexts(${JSON.stringify({ ...texts, ...changed })})`);
    expect(await inBrowser({})).toEqual([]);
    const flipped = texts.ballots.replace('V-1', 'V-2');
    expect(await inBrowser({ ballots: flipped })).toEqual(['CountWrong', 'CountWrong', 'RootWrong']);
    const wrong = texts.result.replace('"votes":10000', '"votes":10001');
    expect(await inBrowser({ result: wrong })).toEqual(['TotalWrong', 'SignatureWrong', 'CountWrong']);
    await page.context().close();
  });

  it('met no error in the console but for what was not published yet', () => {
    expect(complaints.filter((text) => !/status of 40[34]/.test(text))).toEqual([]);
  });
});

/** What the web app verifies with, as a script. */
function browserCode(): string {
  const contents = `import { verify } from './verify';
    import { webHash } from './web-hash';
    globalThis.verifyTexts = async ({ result, key, ballots }) => {
      const files = {
        text: async (url) => (url.endsWith('key') ? key : result),
        pieces: async function* () { yield new TextEncoder().encode(ballots); },
      };
      const { problems } = await verify(files, 'https://w/result', { votingId: 'V' }, webHash);
      return problems.map(({ kind }) => kind);
    };`;
  const resolveDir = path.resolve(__dirname, '../../proof');
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0]!.text;
}
