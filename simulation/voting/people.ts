import { ApiFailure } from '../appsync/api';
import { BEGINNING } from '../core/simulation';
import type { FieldOutcome } from '../../packages/appsync-local/src/trusted';
import type { PlannedVote, PlannedVoting } from './scenario';
import type { World } from './world';

/** What a voter holds in the end. */
export interface Receipt {
  votingId: string;
  optionId: string;
  castAt: string;
}

/** How presses ended, by what the voter was told. */
export type Told =
  | 'accepted'
  | 'alreadyVoted'
  | 'tryAgain'
  | 'refused'
  /** No answer that means anything: throttled by the API, or not reached. */
  | 'unanswered';

/** Voters and organisers, who reach the stack through its API. */
export class People {
  readonly told: Record<Told, number> = {
    accepted: 0,
    alreadyVoted: 0,
    tryAgain: 0,
    refused: 0,
    unanswered: 0,
  };
  /** Error types that were not expected. */
  readonly surprises = new Map<string, number>();
  readonly receipts = new Map<string, Receipt>();
  /** Answers that contradict an earlier one to the same voter. */
  readonly contradictions: string[] = [];
  /** Of a crowd, in place of receipts: the number of the voting and of the option, plus one, that a voter was told of. */
  private readonly choices: Uint16Array;
  /** Ids of votings by their number; undefined: it was not created. */
  readonly votings: (string | undefined)[] = [];
  private pending = 0;
  private hasMore = true;

  constructor(
    private readonly world: World,
    /** Whether each receipt is kept whole; a crowd's are kept in two bytes each. */
    private readonly keepsReceipts = true,
  ) {
    this.choices = new Uint16Array(keepsReceipts ? 0 : world.scenario.voters);
  }

  /** Receipts of a crowd for which there is no such vote. */
  unfulfilled(): number {
    let missing = 0;
    this.choices.forEach((choice, voter) => {
      if (choice === 0) return;
      const votingId = this.votings[(choice - 1) >> 8] ?? '';
      const vote = this.world.table.get(`USER#${People.idOf(voter)}`, `VOTE#${votingId}`);
      if (vote?.item['optionId']?.['S'] !== `${votingId}-${((choice - 1) & 0xff) + 1}`) missing += 1;
    });
    return missing;
  }

  /** Whether everybody has done what they meant to do. */
  get areDone(): boolean {
    return !this.hasMore && this.pending === 0;
  }

  /** Sends everybody on their way. */
  start(): void {
    const { simulation, scenario } = this.world;
    scenario.votings.forEach((voting, number) =>
      this.at(voting.createdAt, () => this.organise(voting, number)),
    );
    if (scenario.credits > 0)
      for (let voter = 0; voter < scenario.voters; voter += 1) this.at(0, () => this.grant(voter));
    const votes = scenario.votes[Symbol.iterator]();
    const next = (): void => {
      const { value, done } = votes.next() as IteratorResult<PlannedVote, undefined>;
      if (done === true) {
        this.hasMore = false;
        return;
      }
      simulation.after(BEGINNING + value.at * 1000 - simulation.now, () => {
        this.track(this.vote(value));
        next();
      });
    };
    next();
  }

  /** The user id of a voter: the last digit names a gate. */
  static idOf(voter: number): string {
    const hex = voter.toString(16).padStart(8, '0');
    return `${hex.split('').reverse().join('')}-0000-4000-8000-0000${hex}`;
  }

  private at(seconds: number, run: () => Promise<void>): void {
    const { simulation } = this.world;
    this.pending += 1;
    simulation.after(BEGINNING + seconds * 1000 - simulation.now, () => {
      this.pending -= 1;
      this.track(run());
    });
  }

  private track(work: Promise<void>): void {
    this.pending += 1;
    work.then(
      () => {
        this.pending -= 1;
      },
      (error: unknown) =>
        this.world.simulation.fail(`A person was stopped: ${String((error as Error).stack)}`),
    );
  }

  private async grant(voter: number): Promise<void> {
    const input = {
      userId: People.idOf(voter),
      credits: this.world.scenario.credits,
      reason: 'simulated',
      idempotencyKey: 'first',
    };
    for (;;) {
      const outcome = await this.send('Mutation.grantCredits', { input }, 'organiser');
      if (outcome && outcome.errors.length === 0) return;
      await this.world.simulation.pause(1000);
    }
  }

  private async organise(voting: PlannedVoting, number: number): Promise<void> {
    const instant = (seconds: number): string => new Date(BEGINNING + seconds * 1000).toISOString();
    const input = {
      title: `Voting ${number}`,
      access: voting.access,
      opensAt: voting.opensAt <= voting.createdAt ? null : instant(voting.opensAt),
      closesAt: instant(voting.closesAt),
      options: Array.from({ length: voting.options }, (_, option) => ({ label: `Option ${option + 1}` })),
    };
    const outcome = await this.send('Mutation.createVoting', { input }, 'organiser');
    const id = (outcome?.value as { id?: string } | null | undefined)?.id;
    this.votings[number] = id;
    if (id === undefined) {
      this.world.simulation.mark(`voting not created: ${outcome?.errors[0]?.errorType ?? 'no answer'}`);
      return;
    }
    const { closedAt, moved } = voting;
    if (closedAt !== undefined) this.at(closedAt, () => this.change('Mutation.closeVoting', { id }));
    if (moved !== undefined)
      this.at(moved.at, () =>
        this.change('Mutation.updateVoting', { input: { id, closesAt: instant(moved.to) } }),
      );
  }

  private async change(field: string, args: Record<string, unknown>): Promise<void> {
    const outcome = await this.send(field, args, 'organiser');
    this.world.simulation.mark(
      `${field}: ${outcome ? (outcome.errors[0]?.errorType ?? 'done') : 'no answer'}`,
    );
  }

  private async vote({ voter, voting, option, patience }: PlannedVote): Promise<void> {
    const votingId = this.votings[voting];
    if (votingId === undefined) return;
    const userId = People.idOf(voter);
    const input = { votingId, optionId: `${votingId}-${option + 1}` };
    for (let press = 0; ; press += 1) {
      const outcome = await this.send('Mutation.castVote', { input }, userId);
      const told = this.note(outcome, userId, votingId);
      this.told[told] += 1;
      if (told === 'accepted' && !this.keepsReceipts) this.choices[voter] = 1 + ((voting << 8) | option);
      if (press >= patience || (told !== 'tryAgain' && told !== 'unanswered')) return;
      await this.world.simulation.pause(this.world.simulation.random.between(500, 3000));
    }
  }

  private note(outcome: FieldOutcome | undefined, userId: string, votingId: string): Told {
    if (!outcome) return 'unanswered';
    const [error] = outcome.errors;
    if (!error) {
      this.hold(userId, outcome.value as Receipt);
      return 'accepted';
    }
    switch (error.errorType) {
      case 'AlreadyVoted':
        this.hold(userId, { votingId, ...(error.errorInfo as Omit<Receipt, 'votingId'>) });
        return 'alreadyVoted';
      case 'TryAgain':
        return 'tryAgain';
      case 'VotingNotOpen':
      case 'VotingNotFound':
      case 'InsufficientCredits':
        return 'refused';
      default: {
        const type = String(error.errorType);
        // What the resolver could not make sense of is told as it is; the voter knows no more than before.
        if (type.startsWith('DynamoDB:')) this.world.simulation.mark(`voter told of ${type}`);
        else this.surprises.set(type, (this.surprises.get(type) ?? 0) + 1);
        return 'unanswered';
      }
    }
  }

  private hold(userId: string, { votingId, optionId, castAt }: Receipt): void {
    if (!this.keepsReceipts) return;
    const name = `${userId} ${votingId}`;
    const known = this.receipts.get(name);
    if (known && (known.optionId !== optionId || known.castAt !== castAt))
      this.contradictions.push(`${name}: ${known.optionId} ${known.castAt}, then ${optionId} ${castAt}`);
    if (!known) this.receipts.set(name, { votingId, optionId, castAt });
  }

  /** Undefined: no answer. */
  private async send(
    field: string,
    args: Record<string, unknown>,
    userId: string,
  ): Promise<FieldOutcome | undefined> {
    try {
      return await this.world.api.call({
        field,
        arguments: args,
        identity: { sub: userId, username: userId, groups: userId === 'organiser' ? ['organisers'] : null },
        authType: 'User Pool Authorization',
      });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      return undefined;
    }
  }
}
