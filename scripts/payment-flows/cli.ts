/**
 * `npm run payment-flows`: buys, declines, cancels, closes the tab, pays by bank debit, is refunded and disputes in a
 * browser, at both providers' sandboxes, in every language, wide and on a phone. Pictures of every page go into
 * build/payment-flows, to be looked at; what is not as it must be is printed, and makes it end with 1.
 */
import { chromium, type Browser, type Page } from 'playwright-core';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PAYMENT_PROVIDERS } from '../../model/payment-providers';
import type { PaymentProvider } from '../../schema/generated/types';
import { newPage, signInOn } from '../../test/browser/web-pages';
import { chromiumFlags, chromiumPath } from '../../test/support/chromium';
import { freshAccount, organiserAccount, voterWith, type Account } from '../../test/support/clients';
import { projectDirectory, startStack } from '../../test/support/stack';
import { run, wholeNumber } from '../command';
import { FLOWS } from './flows';
import { Walk } from './walk';
import { LOCALES, wordsOf, type Language } from './words';

const usage = `Usage: npm run payment-flows -- [--port N] [--language en] [--provider STRIPE]

  --port N         of a running local stack (default: a stack of its own)
  --language TAG   one of ${Object.keys(LOCALES).join(', ')} (default: all)
  --provider NAME  one of ${PAYMENT_PROVIDERS.join(', ')} (default: both)

Exit code: 0 when everything is as it must be, 1 when something is not, 2 when it failed.`;

interface Place {
  browser: Browser;
  baseUrl: string;
  webUrl: string;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      language: { type: 'string', multiple: true },
      provider: { type: 'string', multiple: true },
    },
  });
  const languages = chosen('--language', values.language, Object.keys(LOCALES) as Language[]);
  const providers = chosen<PaymentProvider>('--provider', values.provider, PAYMENT_PROVIDERS);
  const stack = values.port === undefined ? await startStack({ args: ['--fresh', '--quiet'] }) : undefined;
  const port = stack?.port ?? wholeNumber('--port', values.port!);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
  const place = { browser, baseUrl: `http://localhost:${port}`, webUrl: `http://localhost:${port + 1}` };
  const wrong: string[] = [];
  try {
    for (const provider of providers)
      for (const language of languages) {
        const found = await walkAll(place, provider, language);
        console.log(`${provider} ${language}: ${found.length === 0 ? 'as it must be' : found.join('\n  ')}`);
        wrong.push(...found);
      }
  } finally {
    await browser.close();
    await stack?.stop();
  }
  return wrong.length === 0 ? 0 : 1;
}

/** @throws Error that says what there is to choose from. */
function chosen<Name extends string>(
  option: string,
  given: string[] | undefined,
  all: readonly Name[],
): readonly Name[] {
  const unknown = given?.find((each) => !all.some((name) => name === each));
  if (unknown !== undefined) throw new Error(`${option} is one of ${all.join(', ')}, not ${unknown}.`);
  return (given as Name[] | undefined) ?? all;
}

async function walkAll(place: Place, provider: PaymentProvider, language: Language): Promise<string[]> {
  const account = freshAccount('flows');
  const buyer = await voterWith(account, place.baseUrl);
  const complaints: string[] = [];
  const page = await signedInPage(place, account, language, complaints);
  const organiserPage = await signedInPage(place, organiserAccount, language, complaints);
  const walk = new Walk({
    page,
    organiserPage,
    buyer,
    email: account.email,
    words: wordsOf(language),
    language,
    provider,
    baseUrl: place.baseUrl,
    webUrl: place.webUrl,
    folder: path.join(projectDirectory, 'build', 'payment-flows', `${provider.toLowerCase()}-${language}`),
  });
  for (const [name, steps] of FLOWS) await walk.walk(name, steps);
  await page.context().close();
  await organiserPage.context().close();
  return [...walk.wrong, ...complaints];
}

/** Signs in in English, and goes on in another language with what the browser keeps. */
async function signedInPage(
  { browser, webUrl }: Place,
  account: Account,
  language: Language,
  complaints: string[],
): Promise<Page> {
  const first = await newPage(browser, complaints);
  await signInOn(first, account, webUrl);
  const kept = await first.evaluate<string>('JSON.stringify(localStorage)');
  await first.context().close();
  const page = await newPage(browser, complaints, { locale: LOCALES[language], timezoneId: 'Europe/Berlin' });
  page.setDefaultTimeout(30_000);
  await page
    .context()
    .addInitScript(`if (location.origin === '${webUrl}') Object.assign(localStorage, ${kept})`);
  return page;
}

run(main, usage);
