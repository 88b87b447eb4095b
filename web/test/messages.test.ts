import { isShown, type Message } from '../src/session/cache/messages';
import type { Voting } from '../src/ui/voting/voting';

const at = (minutes: number): string =>
  new Date(Date.parse('2026-11-26T10:00:00.000Z') + minutes * 60_000).toISOString();
const now = Date.parse(at(0));
const message = (kind: Message['kind'], until: string): Message => ({
  id: 'm',
  kind,
  votingId: 'V',
  title: 'Lunch?',
  access: 'FREE',
  at: at(-1),
  until,
  text: null,
});
const none = new Set<string>();
const knowing = (known: Partial<Voting>): Map<string, Voting> =>
  new Map([['V', { id: 'V', opensAt: at(-10), closesAt: at(4), ...known } as Voting]]);

describe('A message', () => {
  it.each(['REMINDER', 'ENDING', 'UPDATE'] as const)('of the kind %s is shown until it is over', (kind) => {
    expect(isShown(message(kind, at(1)), now, new Map(), none)).toBe(true);
    expect(isShown(message(kind, at(0)), now, new Map(), none)).toBe(false);
  });

  it('of a voting that was deleted is not shown', () => {
    expect(isShown(message('UPDATE', at(1)), now, new Map(), new Set(['V']))).toBe(false);
  });

  it('of a moment that was moved is not shown, however the instant is written', () => {
    const opens = knowing({ opensAt: at(10).replace('.000Z', 'Z') });
    expect(isShown(message('REMINDER', at(10)), now, opens, none)).toBe(true);
    expect(isShown(message('REMINDER', at(11)), now, opens, none)).toBe(false);
    expect(isShown(message('ENDING', at(4)), now, knowing({}), none)).toBe(true);
    expect(isShown(message('ENDING', at(5)), now, knowing({}), none)).toBe(false);
    expect(isShown(message('UPDATE', at(5)), now, knowing({}), none)).toBe(true);
  });

  it('that a voting closes is not for those who have voted', () => {
    const myVote = { votingId: 'V', optionId: 'V-1', castAt: at(-2), creditsSpent: 0, ballotId: 'b' };
    expect(isShown(message('ENDING', at(4)), now, knowing({ myVote }), none)).toBe(false);
    expect(isShown(message('REMINDER', at(4)), now, knowing({ myVote, opensAt: at(4) }), none)).toBe(true);
  });
});
