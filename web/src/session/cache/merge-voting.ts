import type { Tally, Voting } from '../../ui/voting/voting';

/**
 * The tally to show. Messages may overtake each other: a tally never goes backwards.
 * @returns `known` itself when `incoming` brings nothing new.
 */
export function newerTally(known: Tally, incoming: Tally): Tally {
  if (incoming.version > known.version) return incoming;
  return incoming.version === known.version && incoming.final && !known.final ? incoming : known;
}

/** Whether the caller may ask for counts that messages to all do not tell. */
export function mayAskForCounts({ myVote, results }: Voting): boolean {
  return results === 'AFTER_VOTING' && myVote !== undefined && myVote !== null;
}

/** A voting after a tally was announced: counts that the caller may see stay until the caller has asked for newer ones. */
export function withAnnounced(voting: Voting, announced: Tally): Voting {
  const { tally } = voting;
  if (announced.hidden && !tally.hidden && mayAskForCounts(voting))
    return announced.total > tally.total
      ? { ...voting, tally: { ...tally, total: announced.total } }
      : voting;
  const newer = newerTally(tally, announced);
  return newer === tally ? voting : { ...voting, tally: newer };
}

/** What is known of a voting once something more was heard. */
export function mergeVoting(known: Voting | undefined, incoming: Voting): Voting {
  if (known === undefined) return incoming;
  const definition = incoming.updatedAt >= known.updatedAt ? incoming : known;
  // Messages to all and answers to the public carry no vote of one's own; that says nothing about having voted.
  const merged = { ...definition, tally: known.tally, myVote: incoming.myVote ?? known.myVote };
  return optionsChanged(known, definition) || hidesMoreNow(known, merged, incoming.tally)
    ? { ...merged, tally: incoming.tally }
    : withAnnounced(merged, incoming.tally);
}

/** Counts that were shown are shown no longer once the voting hides them, though the tally without them is no newer one. */
function hidesMoreNow(known: Voting, merged: Voting, incoming: Tally): boolean {
  return merged.results !== known.results && incoming.hidden && !mayAskForCounts(merged);
}

/** A tally of other options is another tally, whatever its version. */
function optionsChanged(known: Voting, definition: Voting): boolean {
  return known.options.map(({ id }) => id).join() !== definition.options.map(({ id }) => id).join();
}
