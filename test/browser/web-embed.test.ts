import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { newVoter, organiserAccount, publicCaller, signedIn } from '../support/clients';
import {
  castVoteMutation,
  clearVotings,
  createVoting,
  eventually,
  type TestVoting,
} from '../support/votings';
import { brokenRules, launchBrowser, newPage, signInOn, webUrl } from './web-pages';

/**
 * Another site: its one page shows the address that it is asked with in a frame. It is a real one, since browsers keep pages
 * of no known place from this machine.
 */
function siteOfAnother(): Server {
  return createServer((request, response) => {
    const shown = decodeURIComponent(new URL(request.url ?? '/', 'http://site').search.slice(1));
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><html lang="en"><title>News</title><main><h1>News</h1>
      <iframe src="${shown}" title="A voting" width="360" height="600"></iframe></main></html>`);
  });
}

describe('A voting on another site', () => {
  let browser: Browser;
  let voting: TestVoting;
  let address: string;
  const complaints: string[] = [];
  const site = siteOfAnother();
  /** @param host a page of `localhost` may show votings, by the setting; one of `127.0.0.1` may not. */
  const open = (page: Page, shown: string, host = 'localhost') => {
    const { port } = site.address() as AddressInfo;
    return page.goto(`http://${host}:${port}/?${encodeURIComponent(`${webUrl()}${shown}`)}`);
  };
  const title = 'Shown elsewhere?';

  beforeAll(async () => {
    browser = await launchBrowser();
    await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    voting = await createVoting(organiser, { title });
    const query = 'query($id: ID!) { voting(id: $id) { code } }';
    const { voting: found } = await (
      await publicCaller()
    ).expect<{ voting: { code: string } }>(query, { id: voting.id });
    address = `/embed/${found.code}`;
  });

  afterAll(async () => {
    await browser.close();
    site.close();
  });

  it('shows its tally live, and leads to the ballot in a window of its own', async () => {
    const page = await newPage(browser, complaints);
    await open(page, `${address}?lang=de&theme=dark`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: title }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    const voter = await newVoter();
    await voter.expect(castVoteMutation, { input: { votingId: voting.id, optionId: voting.options[0]!.id } });
    await frame.getByText('1 Stimme').waitFor();
    expect(await frame.locator('html').getAttribute('data-theme')).toBe('dark');
    const opened = page.context().waitForEvent('page');
    await frame.getByRole('link', { name: 'Abstimmen' }).click();
    const ballot = await opened;
    await ballot.getByRole('heading', { name: title }).waitFor();
    expect(await ballot.evaluate('window.opener')).toBeNull();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['a site that no setting allows', '127.0.0.1', () => address],
    ['a site that may show votings, but not the pages on which people act', 'localhost', () => '/sign-in'],
  ])('stays hidden on %s', async (_, host, shown) => {
    const refused: string[] = [];
    const page = await newPage(browser, refused);
    await open(page, shown(), host);
    await eventually(
      'the browser refuses',
      () => refused.join(),
      (said) => /frame-ancestors|X-Frame-Options/.test(said),
    );
    expect(await page.frames()[1]?.evaluate('document.querySelector("#root")')).toBeFalsy();
    await page.context().close();
  });

  it('does nothing for who is signed in, however its address is written', async () => {
    const page = await newPage(browser, complaints);
    await signInOn(page, organiserAccount);
    await open(page, address.replace('e', '%65'));
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading').first().waitFor();
    expect(await frame.getByRole('link', { name: /My profile|Organise/ }).count()).toBe(0);
    await page.context().close();
  });
});
