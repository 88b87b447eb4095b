/** A voting as it is stored, and what follows from it. Pure and APPSYNC_JS-safe. */
import { GATE_COPIES, gateKey, VOTING_KIND, votingKey, type Key } from './keys';
import { PAID_CREDIT_COST } from './limits';

/** Instants are ISO 8601 texts in UTC with milliseconds throughout, so that they sort as the times they name. */
export type Instant = string;

/** Whether a vote is free or costs a credit. */
export type Access = 'FREE' | 'PAID';

/** Where a voting stands at a moment. */
export type Status = 'UPCOMING' | 'OPEN' | 'CLOSED';

/** From the first instant at which votes are taken to the first at which they are refused. */
export type Window = { opensAt: Instant; closesAt: Instant };

/** An answer that a voting offers. Its id is `<votingId>-<n>`, n counting from 1. */
export type Option = { id: string; label: string; imageUrl?: string };

/** What a recount confirmed: the tally of a voting that is final. `counts` are in option order. */
export type Recount = { at: Instant; total: number; counts: number[]; version: number };

/** The definition of a voting. */
export type VotingDefinition = Window & {
  id: string;
  title: string;
  description?: string;
  imageUrl?: string;
  access: Access;
  options: Option[];
  createdAt: Instant;
  updatedAt: Instant;
  /** Grows with every change by an organiser. */
  version: number;
  /** Present once the tally is final. */
  recount?: Recount;
  /** When a recount found other counts than the tally has. An operator decides what follows. */
  disagreement?: Instant;
};

/** A definition with the attributes that the indexes are built on. */
export type VotingItem = VotingDefinition & { kind: string; opening: string };

/** What a vote must check. It carries no `opening`, so that gates stay out of the indexes. */
export type Gate = Window & { access: Access; optionIds: string[] };

/** What votings are sorted by in the indexes: the time of opening, then the id. */
export function openingOf(votingId: string, opensAt: Instant): string {
  return `${opensAt}#${votingId}`;
}

/** Credits that one vote costs. */
export function creditCostOf(access: Access): number {
  return access === 'PAID' ? PAID_CREDIT_COST : 0;
}

/** Where a voting stands. All three in milliseconds since the epoch. */
export function statusAt(now: number, opensAt: number, closesAt: number): Status {
  if (now < opensAt) return 'UPCOMING';
  return now < closesAt ? 'OPEN' : 'CLOSED';
}

/** The key of a definition and what is stored there. */
export function votingItem(voting: VotingDefinition): { key: Key; item: VotingItem } {
  return {
    key: votingKey(voting.id),
    item: { ...voting, kind: VOTING_KIND, opening: openingOf(voting.id, voting.opensAt) },
  };
}

/** The definition in an item: without the key, and without what the indexes are built on. */
export function definitionIn(item: VotingItem | null | undefined): VotingDefinition | null {
  if (!item) return null;
  const definition: Partial<VotingItem & Key> = { ...item };
  delete definition.PK;
  delete definition.SK;
  delete definition.kind;
  delete definition.opening;
  return definition as VotingDefinition;
}

/** The keys of all copies of a voting's gate. */
export function gateKeys(votingId: string): Key[] {
  return GATE_COPIES.map((copy) => gateKey(votingId, copy));
}

/** What every copy of a voting's gate holds. */
export function gateOf(voting: VotingDefinition): Gate {
  return {
    opensAt: voting.opensAt,
    closesAt: voting.closesAt,
    access: voting.access,
    optionIds: voting.options.map((option) => option.id),
  };
}
