import { setTimeout as pause } from 'node:timers/promises';
import { newVoters, organiserAccount, signedIn, type Caller } from '../../test/support/clients';
import {
  castVoteMutation,
  clearVotings,
  createVoting,
  grant,
  inSeconds,
  type TestVoting,
} from '../../test/support/votings';

/** What came of it. `wrong`: a receipt that names something else than its voter saw. */
export interface LabelReport {
  votes: number;
  receipts: number;
  wrong: number;
  optionNotFound: number;
  priceChanged: number;
  otherRefusals: number;
}

interface Page {
  id: string;
  creditCost: number;
  options: { id: string; label: string }[];
}

const LABELS = ['Keep', 'Build', 'Sell', 'Rent', 'Share'];

/** Seconds until the votings open; the last ten of them take no changes any more. */
const LEAD = 45;

const updateMutation = 'mutation($input: UpdateVotingInput!) { updateVoting(input: $input) { id } }';

/** Runs it on a stack. */
export async function tryLabels(
  url: string,
  count: number,
  say: (line: string) => void,
): Promise<LabelReport> {
  const organiser = await signedIn(organiserAccount, url);
  await clearVotings(organiser);
  say(`${count} voters sign up …`);
  const voters = await newVoters(count, url);
  await inTurn(voters, (voter) => grant(organiser, voter, 2));
  const window = { opensAt: inSeconds(LEAD), closesAt: inSeconds(3600), options: shuffled() };
  const votings = [await createVoting(organiser, window), await createVoting(organiser, window)];
  say('They look, while the options are reordered and exchanged and the price changes …');
  const opening = Date.parse(window.opensAt);
  const pages = new Map<Caller, Page[]>();
  await Promise.all([
    ...votings.map((voting) => keepChanging(organiser, voting, opening - 12_000)),
    inTurn(voters, async (voter) => {
      pages.set(voter, await Promise.all(votings.map(({ id }) => look(voter, id))));
    }),
  ]);
  await pause(Math.max(0, opening + 500 - Date.now()));
  say('They vote for what they saw …');
  const report: LabelReport = {
    votes: 0,
    receipts: 0,
    wrong: 0,
    optionNotFound: 0,
    priceChanged: 0,
    otherRefusals: 0,
  };
  const open = new Map(
    await Promise.all(votings.map(async ({ id }) => [id, await look(organiser, id)] as const)),
  );
  await inTurn(voters, async (voter) => {
    for (const page of pages.get(voter) ?? []) await vote(voter, page, open.get(page.id)!, report);
  });
  return report;
}

async function vote(voter: Caller, page: Page, open: Page, report: LabelReport): Promise<void> {
  const chosen = page.options[Math.floor(Math.random() * page.options.length)]!;
  const input = { votingId: page.id, optionId: chosen.id, expectedCost: page.creditCost };
  const { data, errors } = await voter.run<{ castVote: { optionId: string; creditsSpent: number } }>(
    castVoteMutation,
    { input },
  );
  report.votes += 1;
  const receipt = data?.castVote;
  if (receipt) {
    report.receipts += 1;
    const label = open.options.find(({ id }) => id === receipt.optionId)?.label;
    if (label !== chosen.label || receipt.creditsSpent !== page.creditCost) report.wrong += 1;
  } else if (errors[0]?.errorType === 'OptionNotFound') report.optionNotFound += 1;
  else if (errors[0]?.errorType === 'PriceChanged') report.priceChanged += 1;
  else report.otherRefusals += 1;
}

async function look(caller: Caller, id: string): Promise<Page> {
  const query = 'query($id: ID!) { voting(id: $id) { id creditCost options { id label } } }';
  return (await caller.expect<{ voting: Page }>(query, { id })).voting;
}

async function keepChanging(organiser: Caller, { id }: TestVoting, until: number): Promise<void> {
  while (Date.now() < until) {
    const access = Math.random() < 0.5 ? 'FREE' : 'PAID';
    await organiser.run(updateMutation, { input: { id, access, options: shuffled() } });
    await pause(500 + Math.random() * 1500);
  }
}

function shuffled(): { label: string }[] {
  const labels = [...LABELS].sort(() => Math.random() - 0.5).slice(0, 4);
  return labels.map((label) => ({ label }));
}

/** Sixteen at a time. */
async function inTurn<T>(list: T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...list];
  const worker = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}
