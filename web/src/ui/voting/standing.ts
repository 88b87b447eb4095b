import { results, type Result, type Voting } from './voting';

/** Who is ahead: nobody before there are votes, one option, or several with equally many votes. */
export type Standing =
  { kind: 'NONE' } | { kind: 'LEADS'; leader: Result } | { kind: 'LEVEL'; level: Result[]; votes: number };

/** How a voting stands. Everything that names who leads or has won asks here, so that a tie is a tie everywhere. */
export function standingOf(voting: Pick<Voting, 'options' | 'tally'>): Standing {
  const ahead = results(voting).filter(({ leads }) => leads);
  const [leader] = ahead;
  if (leader === undefined) return { kind: 'NONE' };
  return ahead.length === 1
    ? { kind: 'LEADS', leader }
    : { kind: 'LEVEL', level: ahead, votes: leader.votes };
}
