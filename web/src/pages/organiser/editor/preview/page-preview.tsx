import type { ReactNode } from 'react';
import { BallotFoot, BallotOptions } from '../../../../ui/voting/ballot-options';
import { useStatus } from '../../../../ui/voting/use-status';
import type { Voting } from '../../../../ui/voting/voting';
import { VotingCounts } from '../../../../ui/voting/voting-counts';
import { VotingHead } from '../../../../ui/voting/voting-head';

/** The page of a voting with its ballot, which comes with the opening, as wide as a phone. */
export default function PagePreview({ voting }: { voting: Voting }): ReactNode {
  return (
    <article inert className="voting page-preview">
      <VotingHead voting={voting} />
      <div className="ballot">
        <BallotOptions options={voting.options} choice={null} choose={() => undefined} />
        <BallotFoot voting={voting} casting={false} disabled />
      </div>
      <VotingCounts voting={voting} status={useStatus(voting)} />
    </article>
  );
}
