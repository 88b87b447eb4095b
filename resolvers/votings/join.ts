import type { VotingDefinition } from '../../model/voting';

/** What the steps of `votingByCode` hand on. */
export type JoinStash = { code: string; votingId?: string; voting?: VotingDefinition };
