import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { UpdateVotingDocument } from '../../schema/generated/operations';
import {
  freshAccount,
  newVoter,
  organiserAccount,
  signedIn,
  voterWith,
  type Caller,
} from '../support/clients';
import { castVoteMutation, clearVotings, createVoting } from '../support/votings';
import { brokenRules, launchBrowser, newPage, signInOn, webUrl } from './web-pages';

describe('An organiser in the web app', () => {
  let browser: Browser;
  let page: Page;
  let organiser: Caller;
  const complaints: string[] = [];

  const row = (title: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title }) });

  beforeAll(async () => {
    browser = await launchBrowser();
    organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    page = await newPage(browser, complaints);
    await signInOn(page, organiserAccount);
  });

  afterAll(() => browser.close());

  it('is told as the form is filled in what is not right yet', async () => {
    const title = `Asked before ${Date.now()}`;
    await createVoting(organiser, { title });
    await page.goto(`${webUrl()}/organiser/votings/new`);
    await page.getByLabel('Question').fill('x'.repeat(121));
    await page.getByText('At most 120 characters.').waitFor();
    await page.getByRole('button', { name: 'Create voting' }).click();
    expect(await page.getByText('Please fill this in.').count()).toBe(2);
    expect(await page.evaluate("document.activeElement.getAttribute('aria-invalid')")).toBe('true');
    // What was written comes back after templates were looked at.
    for (const template of ['A day', 'A rating']) await page.getByRole('button', { name: template }).click();
    const last = page.getByLabel('Option 5', { exact: true });
    expect(await last.inputValue()).toBe('1 – bad');
    await page.getByRole('button', { name: 'Undo' }).click();
    await last.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Question').inputValue()).toBe('x'.repeat(121));
    // Another zone changes how times are written, not when they are.
    await page.getByText('Times in another zone').click();
    const zone = page.getByLabel('Zone', { exact: true });
    const closes = page.getByLabel('Closes', { exact: true });
    await zone.fill('Asia/Tokyo');
    await closes.fill('2040-01-01T09:00');
    await page.getByText('Time in Asia/Tokyo (GMT+9). For you that is').waitFor();
    await zone.fill('kolkata');
    await zone.blur();
    await page.getByText(/^Time in Asia.\w+ \(GMT\+5:30\)\. For you that is/).waitFor();
    expect(await closes.inputValue()).toBe('2040-01-01T05:30');
    // A voting of before is a template, too.
    await page.getByText('use an earlier voting again').click();
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('region', { name: 'Begin with' }).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Question').inputValue()).toBe(title);
    await page.evaluate('sessionStorage.clear()');
  });

  it('creates a voting that appears on a visitor’s wall by itself', async () => {
    const visitor = await newPage(browser, complaints);
    await visitor.goto(webUrl());
    await visitor.getByText('Live', { exact: true }).waitFor();

    await page.goto(`${webUrl()}/organiser/votings/new`);
    await page.getByLabel('Question').fill('Made in the browser');
    await page.getByLabel('Option 1', { exact: true }).fill('Red');
    await page.getByLabel('Option 2', { exact: true }).fill('Green');
    const preview = page.getByRole('complementary', { name: 'Preview' });
    await preview.getByText('Made in the browser').waitFor();
    await preview.getByText('Page', { exact: true }).click();
    await preview.locator('.ballot-option').getByText('Green').waitFor();
    await preview.getByText('Projector', { exact: true }).click();
    await preview.locator('.projected-row').getByText('Green').waitFor();
    // It follows what is typed, and is passed over by the keyboard.
    await page.getByLabel('Option 2', { exact: true }).fill('Blue');
    await preview.locator('.projected-row').getByText('Blue').waitFor();
    expect(await preview.locator('a').count()).toBeGreaterThan(0);
    expect(await preview.locator('a:not([inert] *), button:not([inert] *)').count()).toBe(0);
    await page.getByRole('button', { name: 'Create voting' }).click();
    await page.getByRole('heading', { name: 'Made in the browser' }).waitFor();
    await visitor.getByRole('link', { name: 'Made in the browser' }).waitFor();
    await visitor.context().close();
  });

  it('is led from option to option by Enter, which publishes nothing', async () => {
    await page.goto(`${webUrl()}/organiser/votings/new`);
    await page.getByLabel('Question').fill('Typed with Enter');
    await page.getByLabel('Question').press('Enter');
    await page.getByLabel('Option 1', { exact: true }).fill('Red');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Green');
    await page.keyboard.press('Enter');
    await page.getByLabel('Option 3', { exact: true }).waitFor();
    await page.keyboard.type('Blue');
    await page.getByLabel('Closes', { exact: false }).first().press('Enter');
    const labels = ['Option 1', 'Option 2', 'Option 3'].map((name) => page.getByLabel(name, { exact: true }));
    expect(await Promise.all(labels.map((field) => field.inputValue()))).toEqual(['Red', 'Green', 'Blue']);
    expect(new URL(page.url()).pathname).toBe('/organiser/votings/new');
    // A reload finds what was written.
    await page.reload();
    expect(await page.getByLabel('Option 3', { exact: true }).inputValue()).toBe('Blue');
    // A list that is too long is taken whole, and told to be.
    const lines = Array.from({ length: 19 }, (_, index) => `Colour ${index}`).join('\n');
    await page.getByLabel('Option 3', { exact: true }).fill('');
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', ${JSON.stringify(lines)});
      const pasted = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(pasted);
    }`);
    await page.getByText('At most 20 options.').waitFor();
    await page.evaluate('sessionStorage.clear()');
  });

  it('uploads a picture, and is told why a file is none', async () => {
    // The browser itself writes into the console that the picture was not there at first.
    const editor = await newPage(browser, []);
    await signInOn(editor, organiserAccount);
    await editor.goto(`${webUrl()}/organiser/votings/new`);
    const choose = async (name: string, file: { name: string; mimeType: string; buffer: Buffer }) => {
      const field = editor.getByRole('group', { name, exact: true });
      await field.locator('input[type=file]').setInputFiles(file);
      return field;
    };
    const drawing = { name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') };
    const refused = await choose('Picture of option 2', drawing);
    await refused.getByText('There is no picture in this file.').waitFor();
    const buffer = await sharp({ create: { width: 64, height: 36, channels: 3, background: '#c33' } })
      .jpeg()
      .toBuffer();
    const taken = await choose('Picture', { name: 'cat.jpg', mimeType: 'image/jpeg', buffer });
    await taken.getByText('The picture is ready.').waitFor({ state: 'attached' });
    expect(await brokenRules(editor)).toEqual([]);

    await editor.getByLabel('Question').fill('With a picture');
    await editor.getByLabel('Option 1', { exact: true }).fill('Red');
    await editor.getByLabel('Option 2', { exact: true }).fill('Green');
    await editor.getByRole('button', { name: 'Create voting' }).click();
    await editor.getByRole('heading', { name: 'With a picture' }).waitFor();
    expect(
      await editor.evaluate(
        "document.querySelector('img.picture').decode().then(() => document.querySelector('img.picture').naturalWidth)",
      ),
    ).toBeGreaterThan(0);
    await editor.context().close();
  });

  it('sees votes come in on the board, closes the voting and takes the result along', async () => {
    const title = `Watched on the board ${Date.now()}`;
    const voting = await createVoting(organiser, { title });
    await page.goto(`${webUrl()}/organiser`);
    await row(title).waitFor();
    // Something is told of it, or that it is not known yet.
    await page.getByRole('region', { name: 'How the system is' }).locator('.icon').first().waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    const voter = await newVoter();
    await voter.expect(castVoteMutation, { input: { votingId: voting.id, optionId: voting.options[1]!.id } });
    await row(title).getByText('No leads with 100%').waitFor();

    await row(title).getByRole('button', { name: 'Close now' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Close now' }).click();
    await page
      .getByRole('region', { name: /^Closed/ })
      .getByRole('link', { name: title })
      .waitFor();
    const downloading = page.waitForEvent('download');
    const toTake = row(title).getByRole('button', { name: 'Export CSV' });
    // A phone has it behind a button: it would show six rows of them for every voting.
    const viewport = page.viewportSize()!;
    await page.setViewportSize({ width: 360, height: 760 });
    await toTake.waitFor({ state: 'hidden' });
    await row(title).getByRole('button', { name: 'More' }).click();
    await toTake.click();
    await page.setViewportSize(viewport);
    const lines = readFileSync(await (await downloading).path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines.map((line) => line.split(',').slice(3, 5))).toEqual([
      ['label', 'votes'],
      ['Yes', '0'],
      ['No', '1'],
      ['Maybe', '0'],
    ]);
  });

  it('changes a voting that has not opened, and deletes it', async () => {
    const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
    const voting = await createVoting(organiser, {
      title: 'Still to come',
      opensAt: inHours(2),
      closesAt: inHours(4),
    });
    await page.goto(`${webUrl()}/organiser/votings/${voting.id}`);
    await page.getByLabel('Question').fill('Still to come, but better');
    // Another organiser is faster.
    const theirs = { id: voting.id, description: 'As another one has it' };
    await organiser.expect(String(UpdateVotingDocument), { input: theirs });
    await page.reload();
    await page.getByText('Somebody has changed this voting').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Put mine on top' }).click();
    expect(await page.getByLabel('Question').inputValue()).toBe('Still to come, but better');
    expect(await page.getByLabel('More about it').inputValue()).toBe('As another one has it');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Still to come, but better' }).waitFor();
    const [wall, ballot] = [await newPage(browser, complaints), await newPage(browser, complaints)];
    await Promise.all([
      wall.goto(`${webUrl()}/?show=upcoming`),
      ballot.goto(`${webUrl()}/votings/${voting.id}`),
    ]);
    await wall.getByRole('link', { name: 'Still to come, but better' }).waitFor();
    await ballot.getByRole('heading', { name: 'Still to come, but better' }).waitFor();
    for (const visitor of [wall, ballot]) await visitor.getByText('Live', { exact: true }).waitFor();

    await page.goto(`${webUrl()}/organiser/votings/${voting.id}`);
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('heading', { name: 'Organise' }).waitFor();
    expect(await page.getByRole('link', { name: 'Still to come, but better' }).count()).toBe(0);
    // A person who looks at it is not left with something that is gone.
    await wall.getByRole('link', { name: 'Still to come, but better' }).waitFor({ state: 'detached' });
    await ballot.getByText('This voting does not exist').waitFor();
    await Promise.all([wall.context().close(), ballot.context().close()]);
  });

  it('saves a draft without a window, goes on with it later, and publishes it', async () => {
    const title = `Being written ${Date.now()}`;
    const drafts = page.getByRole('region', { name: /^Drafts/ });
    const draft = drafts.getByRole('link', { name: title });
    const go = (link: string) => page.getByRole('banner').getByRole('link', { name: link }).click();
    await page.goto(`${webUrl()}/organiser/votings/new`);
    await page.getByLabel('Question').fill(title);
    await page.getByLabel('Closes', { exact: true }).fill('');
    await page.getByLabel('Option 1', { exact: true }).fill('Red');
    await page.getByLabel('Only addresses of these domains').fill('example.com');
    await page.getByRole('button', { name: 'Save as draft' }).click();
    await page.getByRole('heading', { name: 'Edit draft' }).waitFor();
    await page.getByText('Saved as a draft').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await go('Organise');
    await draft.waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await go('Hustings, all votings');
    await page.getByRole('link', { name: 'Made in the browser' }).waitFor();
    expect(await page.getByRole('link', { name: title }).count()).toBe(0);

    await go('Organise');
    await draft.click();
    expect(await page.getByLabel('Only addresses of these domains').inputValue()).toBe('example.com');
    await page.getByLabel('Option 2', { exact: true }).fill('Green');
    await page.getByText('Saved by itself.').waitFor();
    await page.reload();
    const second = page.getByLabel('Option 2', { exact: true });
    await second.waitFor();
    expect(await second.inputValue()).toBe('Green');
    expect(await page.getByText('that you have not saved').count()).toBe(0);
    // What a voting needs is asked for now.
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Please fill this in.').waitFor();
    await page.getByRole('button', { name: '1 hour' }).click();
    await page.getByRole('button', { name: 'Publish' }).click();
    // The tile beside the form has the title, too.
    await page.waitForURL(/\/votings\/\w+$/);
    await go('Hustings, all votings');
    await page.getByRole('link', { name: title }).waitFor();
    await go('Organise');
    await row(title).waitFor();
    await drafts.getByText('No drafts').waitFor();
  });

  it('gives credits by address, hears that there is nobody, and takes them back', async () => {
    const account = freshAccount('given');
    const voter = await voterWith(account);
    await page.goto(`${webUrl()}/organiser`);
    await page.getByRole('link', { name: 'Grant credits' }).click();
    const give = async (address: string) => {
      await page.getByLabel('E-mail address or user id').fill(address);
      await page.getByLabel('Credits', { exact: true }).fill('7');
      await page.getByLabel('Reason').fill('For the test');
      await page.getByRole('button', { name: 'Grant', exact: true }).click();
    };
    await give('nobody@example.com');
    await page.getByText('Nobody has such an account').waitFor();
    await give(account.email);
    await page.getByText('Granted. The voter has 7 credits now.').waitFor();
    const creditsOf = async () =>
      (await voter.expect<{ me: { credits: number } }>('query { me { credits } }')).me.credits;
    expect(await creditsOf()).toBe(7);
    for (const turn of ['once', 'once more']) {
      await page.getByRole('button', { name: `Take back +7 from ${voter.userId}` }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Take back' }).click();
      await page.getByText('Taken back.', { exact: true }).waitFor();
      expect([turn, await creditsOf()]).toEqual([turn, 0]);
    }
  });

  it('reads who did what to a voting, and takes it along for a spreadsheet', async () => {
    const voting = await createVoting(organiser, { title: 'Who; did it?' });
    await page.goto(`${webUrl()}/organiser/audit?voting=${voting.id}`);
    await page.getByRole('heading', { name: 'Voting created' }).waitFor();
    await page.getByText('What changed').click();
    await page.getByRole('cell', { name: 'Who; did it?' }).waitFor();
    await page.getByLabel('Separator of the export').selectOption(';');
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    const lines = readFileSync(await saved.path(), 'utf8')
      .replace('\uFEFF', '')
      .trim()
      .split('\r\n');
    expect(lines[0]).toBe('at;by;action;votingId;userId;reason;before;after;id');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`;${organiser.userId};CREATE_VOTING;${voting.id};`);
  });

  it('creates one voting although answers are lost, through a reload, and sees it created', async () => {
    const title = `Sent again and again ${Date.now()}`;
    const maker = await newPage(browser, []);
    await signInOn(maker, organiserAccount);
    let isCut = true;
    let sent = 0;
    await maker.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('createVoting')) return route.continue();
      sent += 1;
      if (!isCut) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await maker.goto(`${webUrl()}/organiser/votings/new`);
    await maker.getByLabel('Question').fill(title);
    await maker.getByLabel('Option 1', { exact: true }).fill('Red');
    await maker.getByLabel('Option 2', { exact: true }).fill('Green');
    await maker.getByRole('button', { name: 'Create voting' }).click();
    await maker.getByRole('alert').waitFor();
    await maker.reload();
    isCut = false;
    expect(await maker.getByLabel('Question').inputValue()).toBe(title);
    await maker.getByRole('button', { name: 'Create voting' }).click();
    await maker.getByRole('heading', { name: title }).waitFor();
    expect(sent).toBeGreaterThan(1);
    const { votings } = await organiser.expect<{ votings: { items: { title: string }[] } }>(
      'query { votings(limit: 50) { items { title } } }',
    );
    expect(votings.items.filter((each) => each.title === title)).toHaveLength(1);
    await maker.context().close();
  });

  it('presents a voting with a code that leads to its ballot', async () => {
    const voting = await createVoting(organiser, { title: 'On the big screen' });
    await page.goto(`${webUrl()}/votings/${voting.id}/present`);
    await page.getByRole('heading', { name: 'On the big screen' }).waitFor();
    await page.getByRole('img', { name: 'Code that leads to the ballot' }).waitFor();
    await page.getByText(new RegExp(`${new URL(webUrl()).host}/v/[A-HJ-NP-Z2-9]{6}$`)).waitFor();
  });

  it('keeps others out', async () => {
    const visitor = await newPage(browser, complaints);
    await visitor.goto(`${webUrl()}/organiser`);
    await visitor.getByRole('heading', { name: 'Sign in' }).waitFor();
    await visitor.context().close();
  });

  it('met no error in the console', () => {
    expect(complaints).toEqual([]);
  });
});
