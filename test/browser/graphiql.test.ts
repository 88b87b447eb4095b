import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { chromiumFlags, chromiumShellPath } from '../support/chromium';
import { newVoter, organiserAccount, signedIn, stackUrl } from '../support/clients';
import { castVoteMutation, clearVotings, createVoting } from '../support/votings';

describe('The explorer in Chromium', () => {
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumShellPath(),
      args: chromiumFlags,
    });
    page = await browser.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  afterAll(() => browser.close());

  const run = async (): Promise<void> => {
    await page.getByRole('button', { name: /Execute query/ }).click();
  };
  const shownResult = (): Locator => page.locator('.result-window');

  it('runs a ready-made operation as the demo voter', async () => {
    await page.goto(`${stackUrl()}/graphiql`);
    await page.locator('#operation').selectOption('Query.me · Me');
    await run();
    await shownResult().getByText('showPaidVotings').waitFor();
    expect(await shownResult().textContent()).toContain('voter@example.com');
  });

  it('shows a subscription event as it arrives', async () => {
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    const voting = await createVoting(organiser);
    await page.locator('#operation').selectOption('Subscription.onTally · OnEveryTally');
    const begun = new Promise<void>((resolve) => {
      page.on('websocket', (socket) => {
        socket.on('framereceived', ({ payload }) => {
          if (payload.includes('start_ack')) resolve();
        });
      });
    });
    await run();
    await begun;

    const voter = await newVoter();
    await voter.expect(castVoteMutation, {
      input: { votingId: voting.id, optionId: voting.options[0]!.id },
    });

    await shownResult().getByText(voting.id).first().waitFor();
    expect(complaints).toEqual([]);
  });
});
