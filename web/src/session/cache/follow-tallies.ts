import { OnWallDocument } from '../../../../schema/generated/operations';
import type { Tally } from '../../ui/voting/voting';
import type { Identity } from '../api/identity';
import { follow } from '../live/connection';
import { rememberTally } from './known-votings';

/**
 * Takes in every tally that is announced, all that changed with one message.
 * @param onReady fetches what was announced before the subscription began.
 * @returns ends it.
 */
export function followTallies(
  identity: Identity,
  onReady: () => void,
  onTally: (tally: Tally) => void = () => undefined,
): () => void {
  return follow(OnWallDocument, {}, identity, {
    onMessage: ({ onWall }) => {
      for (const tally of onWall?.tallies ?? []) {
        rememberTally(tally);
        onTally(tally);
      }
    },
    onReady,
  });
}
