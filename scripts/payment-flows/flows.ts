import type { Purchase, Walk } from './walk';

/** The flows in their order. Each begins with the credits that the one before left. */
export const FLOWS: [name: string, steps: (walk: Walk) => Promise<void>][] = [
  ['empty', empty],
  ['buy', buy],
  ['decline and pay otherwise', declineThenPay],
  ['cancel', cancel],
  ['close the tab after paying', closeAfterPaying],
  ['close the tab before paying', closeBeforePaying],
  ['bank debit', debit],
  ['a debit that fails', failedDebit],
  ['refund in part', partRefund],
  ['dispute, won', wonDispute],
  ['dispute, lost', lostDispute],
  ['another sum', anotherSum],
  ['an expired page', expired],
  ['a provider that refuses us', refused],
];

const PURCHASES = 'section[aria-labelledby=purchases-title]';
const STARTER = 500;
const CREDITS = 10;

async function empty(walk: Walk): Promise<void> {
  await walk.go('/profile');
  await walk.says(walk.words.say('profile.noHistory'));
  await walk.picture('empty-profile');
  await walk.go('/organiser/payments', walk.organiserPage);
  await searchFor(walk, walk.email);
  await walk.says(walk.words.say('payments.none'), walk.organiserPage);
  await walk.picture('empty-payments', walk.organiserPage);
}

async function buy(walk: Walk): Promise<void> {
  const { words } = walk;
  await walk.begin();
  await walk.press('pay');
  await walk.returned();
  const purchase = await walk.stands('PAID', null, CREDITS);
  await walk.says(words.counted('settling.balance', CREDITS));
  await walk.picture('bought');
  await walk.go(`/profile/receipts/${purchase.id}`);
  await walk.says(`R-${purchase.id}`);
  await walk.says(words.euros(STARTER));
  await walk.picture('receipt');
  await profile(walk, 'paid', words.say('purchases.states.PAID'));
}

async function declineThenPay(walk: Walk): Promise<void> {
  const { words, page } = walk;
  await walk.begin();
  await walk.press('decline');
  if (walk.provider === 'STRIPE') await page.getByRole('alert').waitFor();
  else {
    await walk.returned();
    await walk.stands('PENDING', 'DECLINED', CREDITS);
    await walk.says(words.say('settling.details.DECLINED'));
    await walk.picture('declined');
    await profile(walk, 'declined', words.say('purchases.details.DECLINED'));
    await page.locator(PURCHASES).getByText(words.say('purchases.otherwise')).click();
  }
  await walk.press('pay');
  await walk.returned();
  await walk.stands('PAID', null, 2 * CREDITS);
  await walk.says(words.counted('settling.balance', 2 * CREDITS));
}

async function cancel(walk: Walk): Promise<void> {
  await walk.begin();
  await walk.press('cancel');
  await walk.returned();
  await walk.stands('CANCELLED', null, 2 * CREDITS);
  await walk.says(walk.words.say('settling.outcomes.CANCELLED'));
  await walk.picture('cancelled');
}

async function closeAfterPaying(walk: Walk): Promise<void> {
  await walk.begin();
  await walk.press('pay-and-close');
  await walk.stands('PAID', null, 3 * CREDITS);
  await profile(walk, 'closed-after', walk.words.say('purchases.states.PAID'));
}

async function closeBeforePaying(walk: Walk): Promise<void> {
  const { words, page } = walk;
  await walk.begin();
  await profile(walk, 'closed-before', words.say('purchases.states.PENDING'));
  await page.locator(PURCHASES).getByText(words.say('purchases.check')).first().click();
  await page.locator('[aria-live] .steps').waitFor();
  await walk.picture('asking');
  await walk.go('/profile');
  await page.locator(PURCHASES).getByText(words.say('common.cancel'), { exact: true }).first().click();
  await walk.stands('CANCELLED', null, 3 * CREDITS);
}

async function debit(walk: Walk): Promise<void> {
  const purchase = await underWay(walk, 3 * CREDITS);
  await walk.picture('under-way');
  await profile(walk, 'under-way', walk.words.say('purchases.details.UNDER_WAY'));
  await walk.happen(purchase, walk.provider === 'STRIPE' ? 'debit-arrives' : 'echeck-clears');
  await walk.stands('PAID', null, 4 * CREDITS);
  await walk.comeBack(purchase);
  await walk.says(walk.words.counted('settling.balance', 4 * CREDITS));
}

async function failedDebit(walk: Walk): Promise<void> {
  const purchase = await underWay(walk, 4 * CREDITS);
  await walk.happen(purchase, walk.provider === 'STRIPE' ? 'debit-fails' : 'echeck-bounces');
  await walk.stands('FAILED', null, 4 * CREDITS);
  await walk.comeBack(purchase);
  await walk.says(walk.words.say('settling.outcomes.FAILED'));
  await walk.picture('bounced');
  await profile(walk, 'bounced', walk.words.say('purchases.states.FAILED'));
}

/** A debit that was begun: its credits have not come yet. */
async function underWay(walk: Walk, credits: number): Promise<Purchase> {
  await walk.begin();
  const purchase = await walk.newest();
  await walk.happen(purchase, walk.provider === 'STRIPE' ? 'debit' : 'echeck');
  await walk.comeBack(purchase);
  await walk.stands('PENDING', 'UNDER_WAY', credits);
  await walk.says(walk.words.say('settling.details.UNDER_WAY'));
  return purchase;
}

async function partRefund(walk: Walk): Promise<void> {
  const { words, organiserPage } = walk;
  await paid(walk, 5 * CREDITS);
  await walk.go('/organiser/payments', organiserPage);
  await searchFor(walk, walk.email);
  const refund = words.say('payments.refund', { amount: words.euros(STARTER) });
  await walk.says(refund, organiserPage);
  await walk.picture('payments', organiserPage);
  await organiserPage.locator('.audit-entry button').first().click();
  const dialog = organiserPage.getByRole('alertdialog');
  const [sum, reason] = [dialog.locator('input').first(), dialog.locator('input').nth(1)];
  await sum.fill('99');
  await walk.picture('refund-too-much', organiserPage, '[role=alertdialog]');
  await sum.fill(words.euros(250).replace(/[^\d.,٠-٩٫]/g, ''));
  await reason.fill('Bought too many');
  await walk.picture('refund', organiserPage, '[role=alertdialog]');
  await dialog.locator('button[type=submit]').click();
  await walk.says(words.say('payments.refunded'), organiserPage);
  await walk.stands('PAID', 'PARTLY_REFUNDED', 5 * CREDITS - 5);
  await organiserPage.reload();
  await searchFor(walk, walk.email);
  await walk.says(
    words.say('purchases.details.PARTLY_REFUNDED', { returned: words.euros(250) }),
    organiserPage,
  );
  await walk.picture('refunded-payments', organiserPage);
  await after(walk, 'partly-refunded', 'PARTLY_REFUNDED', words.euros(250));
}

async function wonDispute(walk: Walk): Promise<void> {
  const purchase = await paid(walk, 6 * CREDITS - 5);
  await walk.happen(purchase, 'dispute');
  await walk.stands('DISPUTED', 'DISPUTE_OPEN', 5 * CREDITS - 5);
  await after(walk, 'disputed', 'DISPUTE_OPEN', '');
  await organiserSees(walk, 'disputed');
  await walk.happen(purchase, 'dispute-win');
  await walk.stands('PAID', null, 6 * CREDITS - 5);
  await receipt(walk, 'won', walk.words.say('purchases.states.PAID'));
}

async function lostDispute(walk: Walk): Promise<void> {
  const purchase = await paid(walk, 7 * CREDITS - 5);
  await walk.happen(purchase, 'dispute', 300);
  await walk.stands('DISPUTED', 'DISPUTE_OPEN', 7 * CREDITS - 5 - 6);
  await walk.happen(purchase, 'dispute-lose');
  await walk.stands('DISPUTED', 'DISPUTE_LOST', 7 * CREDITS - 5 - 6);
  await after(walk, 'lost', 'DISPUTE_LOST', walk.words.euros(300));
}

const LEFT = 7 * CREDITS - 5 - 6;

async function anotherSum(walk: Walk): Promise<void> {
  const { words, organiserPage } = walk;
  await walk.begin();
  const purchase = await walk.newest();
  await walk.happen(purchase, walk.provider === 'STRIPE' ? 'pay-another-sum' : 'approve-another-sum');
  await walk.comeBack(purchase);
  const { receipt: given } = await walk.stands('FAILED', 'WRONG_AMOUNT', LEFT);
  const received = words.euros(given?.total.amount ?? 0);
  await walk.says(words.say('settling.details.WRONG_AMOUNT', { received }));
  await walk.picture('wrong-sum');
  await receipt(walk, 'wrong-sum', words.say('purchases.details.WRONG_AMOUNT', { received }));
  await organiserSees(walk, 'wrong-sum');
  await organiserPage.locator('.audit-entry button').first().click();
  await walk.picture('send-back', organiserPage, '[role=alertdialog]');
  await organiserPage.getByRole('alertdialog').locator('button[type=submit]').click();
  await walk.stands('REFUNDED', null, LEFT);
  await profile(walk, 'sent-back', words.say('purchases.states.REFUNDED'));
}

async function expired(walk: Walk): Promise<void> {
  await walk.begin();
  const purchase = await walk.newest();
  await walk.steer('change', {
    payment: walk.paymentOf(purchase),
    change: walk.provider === 'STRIPE' ? 'expire' : 'void',
  });
  await walk.stands('EXPIRED', null, LEFT);
  await walk.comeBack(purchase);
  await walk.says(walk.words.say('settling.outcomes.EXPIRED'));
  await walk.picture('expired');
}

async function refused(walk: Walk): Promise<void> {
  await walk.begin();
  await walk.steer('webhooks', { drop: true });
  await walk.steer('calls', [{ method: 'GET', times: 9, kind: 'fail', status: 403 }]);
  await walk.press('pay');
  await walk.returned();
  await walk.says(walk.words.say('settling.notAsked'));
  await walk.picture('refused');
  await walk.steer('calls', []);
  await walk.steer('webhooks', { drop: false });
  await walk.page.locator('[role=alert] button').click();
  await walk.stands('PAID', null, LEFT + CREDITS);
  await walk.returned();
}

/** A purchase that is paid and left alone. */
async function paid(walk: Walk, credits: number): Promise<Purchase> {
  await walk.begin();
  await walk.press('pay');
  await walk.returned();
  return walk.stands('PAID', null, credits);
}

async function profile(walk: Walk, name: string, words: string): Promise<void> {
  await walk.go('/profile');
  await walk.says(words);
  await walk.picture(`profile-${name}`, walk.page, PURCHASES);
}

async function receipt(walk: Walk, name: string, words: string): Promise<void> {
  const { id } = await walk.newest();
  await walk.go(`/profile/receipts/${id}`);
  await walk.says(words);
  await walk.picture(`receipt-${name}`);
}

/** What its buyer sees of money that went back: coming back, on the profile, on the receipt. */
async function after(walk: Walk, name: string, detail: string, returned: string): Promise<void> {
  const { words } = walk;
  const purchase = await walk.newest();
  await walk.comeBack(purchase);
  await walk.says(words.say(`settling.details.${detail}`, { returned }));
  await walk.picture(name);
  await profile(walk, name, words.say(`purchases.details.${detail}`, { returned }));
  await walk.picture(`history-${name}`, walk.page, 'section[aria-labelledby=history-title]');
  await receipt(walk, name, words.say(`purchases.details.${detail}`, { returned }));
}

async function organiserSees(walk: Walk, name: string): Promise<void> {
  await walk.go('/organiser/payments', walk.organiserPage);
  await searchFor(walk, walk.email);
  await walk.organiserPage.locator('.audit-entry').first().waitFor();
  await walk.picture(`payments-${name}`, walk.organiserPage, '.audit-entry');
}

async function searchFor({ organiserPage, words }: Walk, email: string): Promise<void> {
  await organiserPage.getByLabel(words.say('grant.voter')).fill(email);
  await organiserPage.getByRole('search').locator('button[type=submit]').click();
}
