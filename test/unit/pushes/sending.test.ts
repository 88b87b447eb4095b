import {
  createHandler,
  HELD,
  RUN,
  type PushStore,
  type Receiver,
} from '../../../functions/send-pushes/handler';
import type { Delivery } from '../../../functions/send-pushes/send-push';
import type { Message } from '../../../model/message';
import type { Choices } from '../../../model/push';
import type { VotingDefinition } from '../../../model/voting';
import { Device } from './support';

const KEY = { PK: 'MESSAGE#V', SK: 'REMINDER#x' };
const BEGINNING = Date.parse('2026-11-26T10:00:00.000Z');
const OPENS = '2026-11-26T10:15:00.000Z';
const CLOSES = '2026-11-26T11:00:00.000Z';

/** A table, push services and a clock that moves with every push. */
class World {
  now = BEGINNING;
  message: Message | undefined = this.of('REMINDER', OPENS);
  voting = { id: 'V', title: 'Q', access: 'FREE', opensAt: OPENS, closesAt: CLOSES } as
    VotingDefinition | undefined;
  readonly sent: string[] = [];
  readonly forgotten: string[] = [];
  readonly choices = new Map<string, Choices>();
  outcome: (device: string) => Delivery = () => 'TAKEN';
  /** Milliseconds that a push takes, and how often a page may be noted before its invocation dies. */
  takes = 100;
  livesFor = Infinity;
  private progress: { holder?: number; heldUntil: string; upTo?: string; finishedAt?: string } = {
    heldUntil: '',
  };
  private holders = 0;

  constructor(
    private readonly voters: string[],
    private readonly page = 2,
  ) {}

  of(message: Message['message'], until: string): Message {
    return { id: 'M', message, votingId: 'V', at: new Date(BEGINNING).toISOString(), until, expiresAt: 0 };
  }

  run(): Promise<void> {
    let holder = 0;
    const { progress } = this;
    const store: PushStore = {
      message: () => Promise.resolve(this.message),
      voting: () => Promise.resolve(this.voting),
      hold: (_, at, until) => {
        if (progress.finishedAt !== undefined || progress.heldUntil >= at) return Promise.resolve(undefined);
        holder = this.holders += 1;
        Object.assign(progress, { holder, heldUntil: until });
        return Promise.resolve({ upTo: progress.upTo });
      },
      receivers: (after) =>
        Promise.resolve(
          this.voters
            .filter((voter) => voter > (after ?? ''))
            .slice(0, this.page)
            .map((userId): Receiver => ({ userId, devices: [new Device(userId).stored()] })),
        ),
      choices: () => Promise.resolve(this.choices),
      advance: (_, upTo, until) => {
        if (this.livesFor === 0) throw new Error('It dies.');
        this.livesFor -= 1;
        if (progress.holder !== holder) return Promise.resolve(false);
        Object.assign(progress, { upTo, heldUntil: until });
        return Promise.resolve(true);
      },
      letGo: (_, finishedAt) => {
        if (progress.holder === holder) Object.assign(progress, { heldUntil: '', finishedAt });
        return Promise.resolve();
      },
    };
    return createHandler({
      store,
      devices: {
        change: (userId, change) => {
          if (change([new Device(userId).stored()]).length === 0) this.forgotten.push(userId);
          return Promise.resolve(true);
        },
      },
      send: ({ endpoint }) => {
        const device = endpoint.split('/').at(-1)!;
        this.now += this.takes;
        this.sent.push(device);
        return Promise.resolve(this.outcome(device));
      },
      log: () => undefined,
      now: () => this.now,
      elapsed: () => this.now,
    })({ message: KEY });
  }
}

const VOTERS = ['a', 'b', 'c', 'd', 'e'];

describe('A message', () => {
  it('is sent once to the devices of each whom it is for, however often that is begun', async () => {
    const world = new World(VOTERS);
    world.choices.set('b', { profile: { reminders: false } });
    await world.run();
    await world.run();
    expect(world.sent).toEqual(['a', 'c', 'd', 'e']);
  });

  it('goes on behind the last page that was noted when the one who sent it died', async () => {
    const world = new World(VOTERS);
    world.livesFor = 1;
    await expect(world.run()).rejects.toThrow('It dies');
    expect(world.sent).toEqual(['a', 'b', 'c', 'd']);
    world.livesFor = Infinity;
    // Until its time is over, it may only be slow.
    await world.run();
    expect(world.sent).toHaveLength(4);
    world.now += HELD;
    await world.run();
    expect(world.sent.slice(4)).toEqual(['c', 'd', 'e']);
  });

  it('is let go by an invocation whose time is over, and gone on with by the next one', async () => {
    const world = new World(VOTERS);
    world.message = world.of('UPDATE', '2026-12-10T10:00:00.000Z');
    for (const voter of VOTERS) world.choices.set(voter, { profile: { updates: true } });
    world.takes = RUN;
    await expect(world.run()).rejects.toThrow('goes on');
    world.takes = 1;
    await world.run();
    expect(world.sent).toEqual(VOTERS);
  });

  it('is not sent after the fact, nor once its voting was moved or deleted', async () => {
    const late = new World(VOTERS);
    late.takes = 8 * 60_000;
    await late.run();
    expect(late.sent).toEqual(['a', 'b']);
    const moved = new World(VOTERS);
    moved.voting = { ...moved.voting!, opensAt: CLOSES };
    await moved.run();
    const deleted = new World(VOTERS);
    deleted.voting = undefined;
    await deleted.run();
    expect([...moved.sent, ...deleted.sent]).toEqual([]);
  });

  it('of a closing is for those who follow and have not voted, of a paid voting for those who want them, an update for those who agreed', async () => {
    const world = new World(VOTERS);
    world.message = world.of('ENDING', CLOSES);
    world.choices.set('a', { follow: {} });
    world.choices.set('b', { follow: {}, vote: { optionId: '1' } });
    world.choices.set('c', { follow: {}, vote: { barred: true } });
    world.choices.set('d', { vote: { optionId: '1' } });
    await world.run();
    expect(world.sent).toEqual(['a', 'c']);
    const paid = new World(VOTERS);
    paid.voting = { ...paid.voting!, access: 'PAID' };
    paid.choices.set('e', { profile: { showPaidVotings: false } });
    await paid.run();
    expect(paid.sent).toEqual(['a', 'b', 'c', 'd']);
    const update = new World(VOTERS);
    update.message = update.of('UPDATE', '2026-12-10T10:00:00.000Z');
    update.choices.set('b', { profile: { updates: true } });
    await update.run();
    expect(update.sent).toEqual(['b']);
  });

  it('goes no more to what its push service knows no longer, and says so when none took anything', async () => {
    const world = new World(VOTERS);
    world.outcome = (device) => (device === 'c' ? 'GONE' : 'TAKEN');
    await world.run();
    expect(world.forgotten).toEqual(['c']);
    const refused = new World(VOTERS);
    refused.outcome = () => 'REFUSED';
    await expect(refused.run()).rejects.toThrow('No push service');
    expect(refused.forgotten).toEqual([]);
    const rotated = new World(VOTERS);
    rotated.outcome = () => 'OF_ANOTHER_KEY';
    await rotated.run();
    expect(rotated.forgotten).toEqual([]);
  });
});
