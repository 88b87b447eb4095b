import { demoAccounts } from '../../local/demo/accounts';
import { signedIn, type Caller } from '../../test/support/clients';
import { createCheckout, press, readCheckout } from '../../test/support/payments';
import type { StackProcess } from '../../test/support/stack';
import { createVoting, eventually, grant, vote, type TestVoting } from '../../test/support/votings';
import type { DemoVotings, Who } from '../pictures';

/** What has happened before the pictures are taken, so that pages have something to show. */
export interface Scene {
  /** An open voting in which the voter has voted. */
  voted: string;
  /** The join code of an open voting. */
  code: string;
  /** A draft of the organiser's. */
  draft: string;
  /** A purchase of the voter's that is paid, and one that waits. */
  paid: string;
  waiting: string;
}

/** Lets the demo's people vote, buy, grant, follow and write to each other. */
export async function prepareScene(stack: StackProcess, { free, upcoming }: DemoVotings): Promise<Scene> {
  const voter = await signedInAs('voter', stack);
  const organiser = await signedInAs('organiser', stack);
  const { votings } = await voter.expect<{ votings: { items: (TestVoting & { results: string })[] } }>(
    'query { votings(filter: { status: OPEN, access: FREE }) { items { id results options { id } } } }',
  );
  const other = votings.items.findLast(({ id, results }) => results === 'ALWAYS' && id !== free)!;
  await vote(voter, other);
  await voter.expect('mutation { updateProfile(input: { updates: true, reminders: true }) { updates } }');
  const id = { id: free };
  await voter.expect('mutation($id: ID!) { followVoting(votingId: $id) { following } }', id);
  const updates = {
    [free]: 'The stages are the same as last year.',
    [upcoming]: 'Voting opens an hour later than we had said.',
  };
  for (const [votingId, text] of Object.entries(updates))
    await organiser.expect('mutation($input: SendUpdateInput!) { sendUpdate(input: $input) { id } }', {
      input: { votingId, text, idempotencyKey: votingId },
    });
  await grant(organiser, voter, 5, 'contact-sheet');
  const paid = await createCheckout(voter, 'STRIPE');
  await press(paid, 'pay');
  await eventually(
    'the purchase is paid',
    () => readCheckout(voter, paid.id),
    (checkout) => checkout?.status === 'PAID',
  );
  const waiting = await createCheckout(voter, 'PAYPAL');
  const draft = await createVoting(organiser, { title: 'Where shall we meet in spring?', draft: true });
  const { voting } = await voter.expect<{ voting: { code: string } }>(
    'query($id: ID!) { voting(id: $id) { code } }',
    id,
  );
  return { voted: other.id, code: voting.code, draft: draft.id, paid: paid.id, waiting: waiting.id };
}

async function signedInAs(who: Who, { baseUrl }: StackProcess): Promise<Caller> {
  const account = demoAccounts.find(({ name }) => name === who)!;
  return signedIn(account, baseUrl);
}
