import type { Browser } from 'playwright-core';
import { launchBrowser, newPage, signInOn } from '../browser/web-pages';
import { freshAccount, newVoters, organiserAccount, signedIn, signUp, type Caller } from '../support/clients';
import { startStack, type StackProcess } from '../support/stack';
import { castVoteMutation, createVoting } from '../support/votings';

describe('A stack that is killed and started again under an open page', () => {
  let browser: Browser;
  let stack: StackProcess;

  beforeAll(async () => {
    [browser, stack] = await Promise.all([launchBrowser(), startStack({ args: ['--no-seed'] })]);
  });
  afterAll(() => Promise.all([browser.close(), stack.stop()]));

  it('is told of, recovered from, and caught up with, and nobody has to sign in or choose again', async () => {
    const account = freshAccount('restart');
    await signUp(account, stack.baseUrl);
    const organiser = await signedIn(organiserAccount, stack.baseUrl);
    const voting = await createVoting(organiser, { title: 'Still there afterwards?' });
    const [early, late] = await newVoters(2, stack.baseUrl);
    const vote = (voter: Caller | undefined): Promise<unknown> =>
      voter!.expect(castVoteMutation, { input: { votingId: voting.id, optionId: voting.options[0]!.id } });

    const complaints: string[] = [];
    const page = await newPage(browser, complaints);
    const web = `http://localhost:${stack.port + 1}`;
    await signInOn(page, account, web);
    await page.goto(`${web}/votings/${voting.id}`);
    await page.getByText('Live', { exact: true }).waitFor();
    const total = page.locator('.tally-total');
    await vote(early);
    await total.getByText('1 vote').waitFor();

    stack.process.kill('SIGKILL');
    await page.getByText(/connection was lost/).waitFor();
    await page.getByText('Maybe', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Cast my vote' }).click();
    await page.getByRole('alert').getByText('No answer from the server').waitFor();
    expect(await total.textContent()).toBe('1 vote');

    const { port, dataDirectory } = stack;
    stack = await startStack({ port, dataDirectory, args: ['--no-seed'] });
    await vote(late);
    await total.getByText('2 votes').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByText(/connection was lost/).waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: 'Cast my vote' }).click();
    await page.getByRole('region', { name: 'Your vote is cast' }).getByText('Maybe').waitFor();
    await total.getByText('3 votes').waitFor();
    // What the browser says about the outage itself, and of a stack that is starting, is not what is looked for.
    const outage = /ERR_CONNECTION|ERR_EMPTY|WebSocket|Failed to fetch|status of 503/;
    expect(complaints.filter((text) => !outage.test(text))).toEqual([]);
  });
});
