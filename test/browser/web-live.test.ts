import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { newVoters, organiserAccount, readConfig, signedIn, stackUrl, type Caller } from '../support/clients';
import { subscribe } from '../support/subscription';
import { castVoteMutation, clearVotings, createVoting, eventually } from '../support/votings';
import { launchBrowser, newPage, webUrl } from './web-pages';

/** A wire to the stack that can be cut. */
class Wire {
  private readonly sockets = new Set<Socket>();
  private whole = true;

  private constructor(
    private readonly server: Server,
    target: URL,
  ) {
    server.on('connection', (client: Socket) => {
      if (!this.whole) {
        client.destroy();
        return;
      }
      const upstream = connect(Number(target.port), target.hostname);
      for (const [one, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        this.sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
  }

  static lay(target: URL): Promise<Wire> {
    const server = createServer();
    const wire = new Wire(server, target);
    return new Promise((resolve) => {
      server.listen(0, 'localhost', () => {
        resolve(wire);
      });
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  cut(): void {
    this.whole = false;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Nothing goes through any longer on what is open, and nobody is told: as when a router forgets a connection. */
  fallSilent(): void {
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  mend(): void {
    this.whole = true;
  }

  remove(): void {
    this.cut();
    this.server.close();
  }
}

describe('A connection that breaks', () => {
  let browser: Browser;
  let wire: Wire;
  let organiser: Caller;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    wire = await Wire.lay(new URL(stackUrl()));
    organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
  });

  afterAll(async () => {
    wire.remove();
    await browser.close();
  });

  const newPageOnWire = async (): Promise<Page> => {
    // The policy of the page knows the stack's own port only.
    const page = await newPage(browser, complaints, { bypassCSP: true });
    const config = await readConfig();
    config.API.GraphQL.endpoint = `HTTP://localhost:${wire.port}/graphql`;
    await page.route('**/config.json', (route) => route.fulfill({ json: config }));
    return page;
  };

  it('is shown, heals by itself, and what was missed is caught up', async () => {
    const voting = await createVoting(organiser, { title: 'Through thick and thin' });
    const [early, late] = await newVoters(2);
    const vote = (voter: Caller | undefined): Promise<unknown> =>
      voter!.expect(castVoteMutation, { input: { votingId: voting.id, optionId: voting.options[0]!.id } });
    const page = await newPageOnWire();
    let seriesAsked = 0;
    page.on('request', (request) => {
      if (request.postData()?.includes('votesByMinute')) seriesAsked += 1;
    });
    await page.goto(`${webUrl()}/votings/${voting.id}`);
    await page.getByText('Live', { exact: true }).waitFor();
    const total = page.locator('.tally-total');
    await vote(early);
    await total.getByText('1 vote').waitFor();

    wire.cut();
    await page.getByText(/connection was lost/).waitFor();
    const announced = await subscribe<{ onTally: { total: number } }>(
      'subscription($id: ID!) { onTally(votingId: $id) { total } }',
      { id: voting.id },
    );
    await vote(late);
    // What others were told is gone for this page.
    await eventually(
      'the announcement',
      () => announced.received.at(-1)?.data.onTally.total,
      (votes) => votes === 2,
    );
    announced.close();
    expect(await total.textContent()).toBe('1 vote');

    const askedBefore = seriesAsked;
    wire.mend();
    await total.getByText('2 votes').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByText(/connection was lost/).waitFor({ state: 'hidden' });
    await eventually(
      'the series is fetched again',
      () => seriesAsked,
      (asked) => asked > askedBefore,
    );
    await page.context().close();
  });

  it('is noticed when it falls silent without being closed', async () => {
    const voting = await createVoting(organiser, { title: 'Is anybody there?' });
    const [voter] = await newVoters(1);
    const page = await newPageOnWire();
    const begun = page.waitForEvent('websocket').then((socket) =>
      socket.waitForEvent('framereceived', {
        predicate: ({ payload }) => payload.toString().includes('start_ack'),
      }),
    );
    await page.goto(`${webUrl()}/votings/${voting.id}/present`);
    await begun;
    wire.fallSilent();
    await voter!.expect(castVoteMutation, {
      input: { votingId: voting.id, optionId: voting.options[0]!.id },
    });
    // Amplify alone takes five minutes, longer than this page waits.
    await page.getByText(/connection was lost/).waitFor();
    // What is old does not say that it is live.
    expect(await page.locator('.says-live').isVisible()).toBe(false);
    await page.locator('.presenter-total').getByText('1', { exact: true }).waitFor();
    await page.context().close();
  });

  it('says which part could not be loaded, and goes on with it', async () => {
    const page = await newPage(browser, complaints);
    await page.goto(webUrl());
    await page.route('**/*proof-page*', (route) => route.abort());
    await page.getByRole('link', { name: 'How results can be checked' }).click();
    await page.getByText('This part could not be loaded').waitFor();
    await page.getByRole('link', { name: 'Hustings' }).first().click();
    await page.getByRole('heading', { name: 'Cast your vote' }).waitFor();
    await page.goBack();
    await page.unroute('**/*proof-page*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'How a result can be checked' }).waitFor();
    await page.context().close();
  });

  it('leaves words and a way on when the page cannot start', async () => {
    const page = await newPage(browser, complaints);
    await page.route('**/config.json', (route) => route.abort());
    await page.goto(webUrl());
    await page.getByRole('heading', { name: 'Hustings cannot be reached right now' }).waitFor();
    await page.unroute('**/config.json');
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.getByRole('heading', { name: 'Cast your vote' }).waitFor();
    // Without its scripts it has words still, in the language that was chosen.
    await page.evaluate(`localStorage.setItem('hustings.language', 'ar')`);
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto(`${webUrl()}/?again`);
    await page
      .locator('html[lang=ar][dir=rtl]')
      .getByRole('heading', { name: 'تعذّر تحميل Hustings' })
      .waitFor();
    await page.unroute('**/assets/*.js');
    await page.getByRole('button', { name: 'إعادة التحميل' }).click();
    await page.locator('.tile').first().waitFor();
    await page.context().close();
  });
});
