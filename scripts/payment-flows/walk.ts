import type { Page } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { brokenRules } from '../../test/browser/web-pages';
import type { Caller } from '../../test/support/clients';
import { control, providerUrl, readAccount } from '../../test/support/payments';
import { eventually } from '../../test/support/votings';
import { PAYMENT_PROVIDERS } from '../../model/payment-providers';
import type { PaymentProvider } from '../../schema/generated/types';
import { plain, type Language, type Words } from './words';

/** A purchase as its buyer sees it. */
export interface Purchase {
  id: string;
  status: string;
  detail: string | null;
  redirectUrl: string | null;
  returned: number | null;
  receipt: { providerReference: string | null; total: { amount: number } } | null;
}

/** Where and as whom the flows are walked, and what was wrong on the way. */
export interface WalkOptions {
  page: Page;
  organiserPage: Page;
  buyer: Caller;
  email: string;
  words: Words;
  language: Language;
  provider: PaymentProvider;
  baseUrl: string;
  webUrl: string;
  folder: string;
}

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Milliseconds that a page may take to say something. */
const PATIENCE = 30_000;

/** One buyer at one provider in one language, with an organiser beside. */
export class Walk {
  /** What was not as it must be, in words. */
  readonly wrong: string[] = [];
  private pictures = 0;
  private flow = '';

  constructor(private readonly options: WalkOptions) {}

  get page(): Page {
    return this.options.page;
  }

  get organiserPage(): Page {
    return this.options.organiserPage;
  }

  get email(): string {
    return this.options.email;
  }

  get words(): Words {
    return this.options.words;
  }

  get provider(): PaymentProvider {
    return this.options.provider;
  }

  /** Walks one flow. What goes wrong in it is noted, and the next one is walked all the same. */
  async walk(name: string, steps: (walk: Walk) => Promise<void>): Promise<void> {
    this.flow = name;
    try {
      await steps(this);
    } catch (error) {
      this.complain((error as Error).message.split('\n')[0] ?? '');
    }
  }

  complain(what: string): void {
    const { provider, language } = this.options;
    this.wrong.push(`${provider} ${language} ${this.flow}: ${what}`);
  }

  go(address: string, page = this.page): Promise<unknown> {
    return page.goto(`${this.options.webUrl}${address}`);
  }

  /** Chooses a pack and goes to the provider's page. */
  async begin(pack = 0): Promise<void> {
    await this.go('/profile');
    await this.page.locator('.pack').nth(pack).click();
    const choice = this.page.locator('#buy .choice').last().locator('label');
    await choice.nth(PAYMENT_PROVIDERS.indexOf(this.provider)).click();
    await this.page.locator('#buy button[type=submit]').click();
    const { origin } = new URL(providerUrl(this.provider, this.options.baseUrl));
    await this.page.waitForURL((url) => url.origin === origin);
  }

  /** Presses a button of the provider's page. */
  press(action: 'pay' | 'pay-and-close' | 'decline' | 'cancel'): Promise<void> {
    return this.page.locator(`button[value=${action}]`).click();
  }

  /** Waits until the app has found out what became of the purchase. */
  async returned(): Promise<void> {
    await this.page.locator('[aria-live][aria-busy=false]').waitFor({ timeout: PATIENCE });
  }

  /** Comes back to the app after something that the provider's page has no button for. */
  async comeBack({ id }: Purchase): Promise<void> {
    await this.go(`/profile/checkout?checkout=${id}&outcome=paid`);
    await this.returned();
  }

  /** Waits until a page says something. */
  async says(text: string, page = this.page): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    let seen = '';
    while (Date.now() < deadline) {
      seen = plain(await page.locator('main').innerText());
      if (seen.includes(text)) return;
      await page.waitForTimeout(100);
    }
    this.complain(`“${text}” is not there, but: ${seen.slice(0, 400)}`);
  }

  /** What the API says of the newest purchase. */
  async newest(): Promise<Purchase> {
    const { me } = await this.options.buyer.expect<{ me: { checkouts: { items: Purchase[] } } }>(
      `query { me { checkouts(limit: 1) { items {
        id status detail redirectUrl returned receipt { providerReference total { amount } }
      } } } }`,
    );
    const [newest] = me.checkouts.items;
    if (!newest) throw new Error('There is no purchase.');
    return newest;
  }

  /** Waits until the newest purchase stands so, and compares balance and ledger. */
  async stands(status: string, detail: string | null, credits: number): Promise<Purchase> {
    const found = await eventually(
      `${status} ${String(detail)}`,
      () => this.newest(),
      (purchase) => purchase.status === status && purchase.detail === detail,
    );
    const account = await readAccount(this.options.buyer);
    if (account.credits !== credits || account.sum !== credits)
      this.complain(
        `${status}: ${account.credits} credits, a ledger of ${account.sum}, where ${credits} are right`,
      );
    return found;
  }

  /** Has something happen to a payment at the provider. */
  async happen(purchase: Purchase, change: string, amount?: number): Promise<void> {
    await control(
      this.provider,
      'change',
      { payment: this.paymentOf(purchase), change, amount },
      this.options.baseUrl,
    );
  }

  /** Steers the provider. */
  steer(route: string, body: object): Promise<unknown> {
    return control(this.provider, route, body, this.options.baseUrl);
  }

  /** What the provider calls it. */
  paymentOf({ redirectUrl }: Purchase): string {
    const url = new URL(redirectUrl ?? '');
    return (this.provider === 'STRIPE' ? url.pathname.split('/').pop() : url.searchParams.get('token')) ?? '';
  }

  /** A picture of the page, wide and on a phone; with what axe says of it, and whether the phone must be moved sideways. */
  async picture(name: string, page = this.page, part = 'main'): Promise<void> {
    this.pictures += 1;
    const number = String(this.pictures).padStart(2, '0');
    mkdirSync(this.options.folder, { recursive: true });
    for (const viewport of [WIDE, PHONE]) {
      await page.setViewportSize(viewport);
      const element = page.locator(part).first();
      await element.waitFor();
      // What lies below the window may be missing in a picture of an element that hardly fits into it.
      const height = await page.evaluate<number>('document.documentElement.scrollHeight');
      await page.setViewportSize({ ...viewport, height: Math.max(height, viewport.height) });
      const file = path.join(this.options.folder, `${number}-${name}-${viewport.width}.png`);
      await element.screenshot({ path: file, animations: 'disabled' });
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      if (width > viewport.width) this.complain(`${name} is ${width} px wide on ${viewport.width}`);
    }
    for (const rule of await brokenRules(page)) this.complain(`${name}: ${rule}`);
    await page.setViewportSize(WIDE);
  }
}
