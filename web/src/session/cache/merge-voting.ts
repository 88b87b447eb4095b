import type { Tally, Voting } from '../../ui/voting/voting';

/**
 * The tally to show. Messages may overtake each other: a tally never goes backwards.
 * @returns `known` itself when `incoming` brings nothing new.
 */
export function newerTally(known: Tally, incoming: Tally): Tally {
  if (incoming.version > known.version) return incoming;
  return incoming.version === known.version && incoming.final && !known.final ? incoming : known;
}

/** What is known of a voting once something more was heard. */
export function mergeVoting(known: Voting | undefined, incoming: Voting): Voting {
  if (known === undefined) return incoming;
  const definition = incoming.updatedAt >= known.updatedAt ? incoming : known;
  return {
    ...definition,
    tally: optionsChanged(known, definition) ? incoming.tally : newerTally(known.tally, incoming.tally),
    // Messages to all and answers to the public carry no vote of one's own; that says nothing about having voted.
    myVote: incoming.myVote ?? known.myVote,
  };
}

/** A tally of other options is another tally, whatever its version. */
function optionsChanged(known: Voting, definition: Voting): boolean {
  return known.options.map(({ id }) => id).join() !== definition.options.map(({ id }) => id).join();
}
