import { isTallySlot, isVote, isVoting, type Key } from '../../model/keys';
import { mostOpenAtOnce, type Schedule } from '../../model/schedule';
import type { VoteItem } from '../../model/vote';
import type { VotingDefinition, Window } from '../../model/voting';
import { fromItem } from '../../functions/lib/dynamodb/attributes';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../dynamodb/items';
import type { Change } from '../dynamodb/table';
import type { People } from './people';
import type { World } from './world';

type Plain = Record<string, unknown> & Key;

/** Votes by option, by voting. */
type Counts = Map<string, Map<string, number>>;

/** An item in plain values. */
export function plain(item: Item): Plain {
  return fromItem(item as unknown as Record<string, AttributeValue>) as unknown as Plain;
}

function add(counts: Counts, votingId: string, option: string, votes: number): void {
  let ofVoting = counts.get(votingId);
  if (!ofVoting) {
    ofVoting = new Map();
    counts.set(votingId, ofVoting);
  }
  ofVoting.set(option, (ofVoting.get(option) ?? 0) + votes);
}

/** What a voting was told last. */
export interface LastTold {
  total: number;
  final: boolean;
  counts: { optionId: string; votes: number }[];
}

/** Announcements of tallies, one by one, from whichever mutation carries them. */
export function* tallyAnnouncements(
  world: World,
): Generator<{ at: number; votingId: string; tally: LastTold }> {
  for (const { at, field, input } of world.api.announcements) {
    const tallies =
      field === 'publishWall'
        ? (input['tallies'] as Record<string, unknown>[])
        : field === 'publishTally'
          ? [input]
          : [];
    for (const tally of tallies)
      yield { at, votingId: String(tally['votingId']), tally: tally as unknown as LastTold };
  }
}

/** What must hold at every moment, looked at with every write; and what must hold in the end. */
export class Invariants {
  /** When votes landed, by voting: milliseconds, in their order. */
  readonly landed = new Map<string, number[]>();
  private readonly votes: Counts = new Map();
  private readonly windows = new Map<string, Window>();

  constructor(private readonly world: World) {
    world.dynamodb.onWrite = (change, before, caller) => this.look(change, before, caller);
  }

  private look({ sort, after, partition }: Change, before: Item | undefined, caller: string): void {
    const { simulation } = this.world;
    if (isVote({ PK: partition, SK: sort })) this.lookAtVote(sort, after, before, caller);
    else if (isVoting({ PK: partition, SK: sort })) {
      const voting = after && (plain(after) as unknown as VotingDefinition);
      if (!voting) {
        this.windows.delete(partition);
        return;
      }
      this.windows.set(partition, { opensAt: voting.opensAt, closesAt: voting.closesAt });
      this.lookAtWindows();
      if (voting.disagreement !== undefined)
        simulation.fail(`Voting ${voting.id} is said to disagree, and nothing was changed by hand.`);
      if (voting.recount && before && !plain(before)['recount']) this.lookAtRecount(voting);
    }
  }

  private lookAtVote(sort: string, after: Item | undefined, before: Item | undefined, caller: string): void {
    const { simulation } = this.world;
    if (before && after) {
      const [old, fresh] = [plain(before), plain(after)];
      if (old['optionId'] !== fresh['optionId'] || old['castAt'] !== fresh['castAt'])
        simulation.fail(`A vote was changed by ${caller}: ${sort}`);
      return;
    }
    if (!after) {
      simulation.fail(`A vote was deleted by ${caller}: ${sort}`);
      return;
    }
    const votingId = String(after['votingId']?.['S']);
    add(this.votes, votingId, String(after['optionId']?.['S']), 1);
    const landed = this.landed.get(votingId) ?? [];
    landed.push(simulation.now);
    this.landed.set(votingId, landed);
  }

  private lookAtWindows(): void {
    const now = new Date(this.world.simulation.now).toISOString();
    const most = mostOpenAtOnce([...this.windows.values()], { opensAt: now, closesAt: '9999' });
    if (most > this.world.scenario.limit)
      this.world.simulation.fail(`${most} votings are open at once; ${this.world.scenario.limit} may be.`);
  }

  /** Final only when equal. */
  private lookAtRecount({ id, options, recount }: VotingDefinition): void {
    const votes = options.map((option) => this.votes.get(id)?.get(option.id) ?? 0);
    if (JSON.stringify(votes) !== JSON.stringify(recount?.counts))
      this.world.simulation.fail(
        `Voting ${id} is final with ${recount?.counts.join(', ')}, and has the votes ${votes.join(', ')}.`,
      );
  }

  /** Whether every voting is final, told, and off the schedule. */
  get isQuiet(): boolean {
    const schedule = this.schedule();
    if (Object.keys(schedule.windows).length > 0) return false;
    const told = this.lastTold();
    for (const partition of this.windows.keys())
      if (told.get(partition.slice('VOTING#'.length))?.final !== true) return false;
    return true;
  }

  /** What each voting was told last. */
  lastTold(): Map<string, LastTold> {
    const told = new Map<string, LastTold>();
    for (const { votingId, tally } of tallyAnnouncements(this.world)) told.set(votingId, tally);
    return told;
  }

  /** Votes that there are, and that tallies have, by voting. */
  totals(): { votes: Map<string, number>; counted: Map<string, number> } {
    const { votes, slots } = this.readAll();
    const sums = (counts: Counts): Map<string, number> =>
      new Map(
        [...counts].map(([id, byOption]) => [
          id,
          [...byOption.values()].reduce((sum, count) => sum + count, 0),
        ]),
      );
    return { votes: sums(votes), counted: sums(slots) };
  }

  /** Everything that is wrong in the end. */
  inTheEnd(people: People): string[] {
    const problems: string[] = [];
    const items = this.readAll();
    const { slots, minutes, balances, ledgers } = items;
    for (const [votingId, voting] of items.votings) {
      for (const option of voting.options) {
        const name = option.id.slice(option.id.lastIndexOf('-') + 1);
        const votes = items.votes.get(votingId)?.get(option.id) ?? 0;
        const counted = slots.get(votingId)?.get(`n${name}`) ?? 0;
        const inMinutes = minutes.get(votingId)?.get(`n${name}`) ?? 0;
        if (counted !== votes)
          problems.push(`Option ${option.id}: the tally has ${counted}, there are ${votes} votes.`);
        if (inMinutes !== counted)
          problems.push(`Option ${option.id}: minutes add up to ${inMinutes}, the tally has ${counted}.`);
      }
      problems.push(...this.problemsOfTelling(votingId, voting, items.votes));
    }
    problems.push(...items.late);
    for (const [userId, balance] of balances)
      if (balance !== (ledgers.get(userId) ?? 0))
        problems.push(`User ${userId} has ${balance} credits, the ledger says ${ledgers.get(userId) ?? 0}.`);
    for (const [name, times] of items.spent)
      if (times !== 1) problems.push(`A vote was paid ${times} times: ${name}`);
    problems.push(...this.problemsOfReceipts(people, items.byVoter));
    const left = Object.keys(this.schedule().windows);
    if (left.length > 0) problems.push(`The schedule still has ${left.join(', ')}.`);
    for (const { functionName, givenUp } of this.world.mappings)
      if (functionName === 'count-votes' && givenUp.length > 0)
        problems.push(`${givenUp.length} records were given up by ${functionName}.`);
    return problems;
  }

  private problemsOfTelling(votingId: string, voting: VotingDefinition, votes: Counts): string[] {
    const told = this.lastTold().get(votingId);
    if (!told) return [`Voting ${votingId} was never told.`];
    if (!told.final) return [`Voting ${votingId} was not told as final.`];
    return voting.options.flatMap(({ id }) => {
      const inTheEnd = votes.get(votingId)?.get(id) ?? 0;
      const said = told.counts.find(({ optionId }) => optionId === id)?.votes ?? 0;
      return said === inTheEnd ? [] : [`Option ${id}: told were ${said}, there are ${inTheEnd} votes.`];
    });
  }

  private problemsOfReceipts(people: People, byVoter: Map<string, VoteItem>): string[] {
    const problems = people.contradictions.map((text) => `Two answers: ${text}`);
    for (const [name, receipt] of people.receipts) {
      const vote = byVoter.get(name);
      if (!vote) problems.push(`A receipt without a vote: ${name}`);
      else if (vote.optionId !== receipt.optionId || vote.castAt !== receipt.castAt)
        problems.push(`A receipt for another vote: ${name}`);
    }
    for (const [type, times] of people.surprises) problems.push(`${times} answers of the type ${type}`);
    return problems;
  }

  private schedule(): Schedule {
    const stored = this.world.table.get('SCHEDULE', 'SCHEDULE');
    return stored ? (plain(stored.item) as unknown as Schedule) : { windows: {}, version: 0 };
  }

  private readAll() {
    const votings = new Map<string, VotingDefinition>();
    const votes: Counts = new Map();
    const slots: Counts = new Map();
    const minutes: Counts = new Map();
    const byVoter = new Map<string, VoteItem>();
    const balances = new Map<string, number>();
    const ledgers = new Map<string, number>();
    const spent = new Map<string, number>();
    const cast: { votingId: string; castAt: string; name: string }[] = [];
    for (const [partition, { item, sort }] of this.world.table.storage.all()) {
      const key = { PK: partition, SK: sort };
      const id = partition.slice(partition.indexOf('#') + 1);
      if (isVote(key)) {
        const vote = plain(item) as unknown as VoteItem;
        add(votes, vote.votingId, vote.optionId, 1);
        byVoter.set(`${id} ${vote.votingId}`, vote);
        cast.push({ votingId: vote.votingId, castAt: vote.castAt, name: id });
        if (vote.creditsSpent > 0)
          spent.set(`${id} ${vote.votingId}`, spent.get(`${id} ${vote.votingId}`) ?? 0);
      } else if (isVoting(key)) votings.set(id, plain(item) as unknown as VotingDefinition);
      else if (partition.startsWith('TALLY#') && isTallySlot(key)) addNumbers(slots, id, item);
      else if (partition.startsWith('SERIES#')) addNumbers(minutes, id, item);
      else if (sort === 'PROFILE') balances.set(id, Number(item['credits']?.['N'] ?? 0));
      else if (sort.startsWith('LEDGER#')) {
        ledgers.set(id, (ledgers.get(id) ?? 0) + Number(item['credits']?.['N'] ?? 0));
        if (item['kind']?.['S'] === 'VOTE') {
          const name = `${id} ${String(item['reference']?.['S'])}`;
          spent.set(name, (spent.get(name) ?? 0) + 1);
        }
      }
    }
    const late = cast.flatMap(({ votingId, castAt, name }) => {
      const voting = votings.get(votingId);
      return voting && castAt < voting.closesAt
        ? []
        : [
            `A vote of ${name} was stamped ${castAt}, voting ${votingId} closed at ${voting?.closesAt ?? 'never: it is gone'}.`,
          ];
    });
    return { votings, votes, slots, minutes, byVoter, balances, ledgers, spent, late };
  }
}

/** The counts `n1`, `n2`, … of a slot. */
function addNumbers(counts: Counts, votingId: string, item: Item): void {
  for (const name in item) if (/^n\d+$/.test(name)) add(counts, votingId, name, Number(item[name]!['N']));
}
