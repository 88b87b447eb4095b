import type { ReactNode } from 'react';
import { useStandingWords } from './standing-words';
import type { Voting } from './voting';

/** Who leads, has won or is level, as a line of its own; nothing before there are votes. */
export function StandingLine({ voting }: { voting: Voting }): ReactNode {
  const words = useStandingWords()(voting);
  return words === '' ? null : <p className="standing">{words}</p>;
}
