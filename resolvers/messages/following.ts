import type { VotingDefinition } from '../../model/voting';

/** What the steps hand on of mutations about a voting's messages. */
export type FollowedStash = { voting?: VotingDefinition };
