import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useKnownVoting } from '../../session/cache/use-known-voting';

/** The title of a voting by its id, as a link. Fetched once if this page does not know it yet. */
export function VotingName({ id, optionId }: { id: string; optionId?: string }): ReactNode {
  const voting = useKnownVoting(id);
  const option = voting?.options.find((each) => each.id === optionId);
  return (
    <span className="voting-name">
      <Link to={`/votings/${id}`}>
        <bdi>{voting?.title ?? id}</bdi>
      </Link>
      {option && (
        <span className="voting-option">
          <bdi>{option.label}</bdi>
        </span>
      )}
    </span>
  );
}
