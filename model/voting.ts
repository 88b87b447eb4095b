/** A voting as it is stored, and what follows from it. Pure and APPSYNC_JS-safe. */
import type {
  ResultsVisibility,
  Voting,
  VotingAccess,
  VotingOption,
  VotingResult,
  VotingStatus,
} from '../schema/generated/types';
import type { Shape } from './items';
import { FINAL_KIND, GATE_COPIES, gateKey, VOTING_KIND, votingKey, type Key } from './keys';
import { joinCodeDeletions } from './join-code';
import { PAID_CREDIT_COST } from './limits';
import { check, IF_ABSENT, ifVersion, put, remove, update, type Write } from './writes';

/** Instants are ISO 8601 texts in UTC with milliseconds throughout, so that they sort as the times they name. */
export type Instant = string;

/** From the first instant at which votes are taken to the first at which they are refused. */
export type Window = { opensAt: Instant; closesAt: Instant };

/** What a recount confirmed: the tally of a voting that is final. `counts` are in option order. */
export type Recount = { at: Instant; total: number; counts: number[]; version: number };

/** What was published of a final voting, besides its counts. */
export type Proof = {
  /** The `version` of the recount that it is of: one of another recount is not valid any more. */
  version: number;
  at: Instant;
  ballotRoot: string;
  ballotsUrl: string;
  signature: string;
  publicKeyUrl: string;
};

/** Who may vote: those with an address of one of the domains, or those who are invited, or both. */
export type VotersRule = { domains?: string[]; invitedOnly?: boolean };

/** What an option says. */
export type OptionContent = Omit<VotingOption, 'id'>;

/**
 * The definition of a voting. The id of an option is `<votingId>-<n>`, n counting from 1 over all options that the voting
 * ever had: it belongs to label and picture for ever.
 */
export type VotingDefinition = Pick<
  Voting,
  'id' | 'title' | 'access' | 'opensAt' | 'closesAt' | 'options' | 'createdAt' | 'updatedAt'
> & {
  description?: string;
  imageUrl?: string;
  /** What people type to come to it. Absent: it is from before there were such codes. */
  code?: string;
  /** Grows with every change by an organiser. */
  version: number;
  /** Options that it ever had. Absent: as many as it has. */
  optionsMade?: number;
  /** Which request changed it last. */
  change?: string;
  /** When the last account was closed before this was written: tokens from before may be those of closed accounts. */
  departedAt?: Instant;
  /** Who may vote, if that is not everybody. */
  voters?: VotersRule;
  /** The organiser who created it. Absent: it is from before that was kept. */
  createdBy?: string;
  /** Who sees counts while it is open. Absent: everybody. */
  results?: ResultsVisibility;
  /** It is a draft, and its instants are empty until they are set: model/draft.ts. */
  draft?: boolean;
  /** The gates close then, earlier than the voting: the first half of a closing. */
  shutAt?: Instant;
  /** Present once the tally is final. */
  recount?: Recount;
  /** Present once the result was published. */
  proof?: Proof;
  /** When a recount found other counts than the tally has. An operator decides what follows. */
  disagreement?: Instant;
};

/** What a recount comes to. */
export type Conclusion = { recount: Recount } | { disagreement: Instant };

/** A definition with the attributes that the indexes are built on. */
export type VotingItem = VotingDefinition & { kind: string; opening: string };

/** What counting and recounting a voting needs. */
export const VOTING: Shape<VotingItem> = {
  noun: 'voting',
  needs: { id: 'string', closesAt: 'string', options: 'object', createdAt: 'string' },
};

/** What a vote must check. It carries no `opening`, so that gates stay out of the indexes. */
export type Gate = Window & {
  access: VotingAccess;
  optionIds: string[];
  departedAt?: Instant;
  voters?: VotersRule;
};

/** What votings are sorted by in the indexes: the time of opening, then the id. */
export function openingOf(votingId: string, opensAt: Instant): string {
  return `${opensAt}#${votingId}`;
}

/** Credits that one vote costs. */
export function creditCostOf(access: VotingAccess): number {
  return access === 'PAID' ? PAID_CREDIT_COST : 0;
}

/**
 * The options of a voting that is to have these: what it has already keeps its id, wherever it stands, and what is new,
 * or says something else, gets an id that was never used.
 */
export function namedOptions(
  votingId: string,
  known: VotingOption[],
  made: number,
  wanted: OptionContent[],
): VotingOption[] {
  let last = made;
  return wanted.map((option) => {
    const same = known.find(({ label, imageUrl }) => label === option.label && imageUrl === option.imageUrl);
    if (same) return same;
    last += 1;
    return { ...option, id: `${votingId}-${last}` };
  });
}

/** Where a voting stands. All three in milliseconds since the epoch. */
export function statusAt(now: number, opensAt: number, closesAt: number): VotingStatus {
  if (now < opensAt) return 'UPCOMING';
  return now < closesAt ? 'OPEN' : 'CLOSED';
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

/** Writes a voting that is new, or in the place of the one that was read: the definition first, then all its gates. */
export function votingWrites(voting: VotingDefinition, current: VotingDefinition | null): Write[] {
  const { id, opensAt } = voting;
  const item: VotingItem = { ...voting, kind: VOTING_KIND, opening: openingOf(id, opensAt) };
  return [
    put(votingKey(id), item, current ? ifVersion(current.version) : IF_ABSENT),
    ...gateWrites(voting, voting.closesAt),
  ];
}

/**
 * Shuts the gates of the voting that was read at an instant before its closing. Its definition takes note of that and
 * stays as it is otherwise.
 */
export function shuttingWrites(current: VotingDefinition, shutAt: Instant, change: string): Write[] {
  return [
    update(
      votingKey(current.id),
      {
        expression: 'SET shutAt = :shutAt, #change = :change ADD #version :one',
        names: { '#change': 'change', '#version': 'version' },
        values: { ':shutAt': shutAt, ':change': change, ':one': 1 },
      },
      ifVersion(current.version),
    ),
    ...gateWrites(current, shutAt),
  ];
}

function gateWrites(
  { id, opensAt, access, options, departedAt, voters }: VotingDefinition,
  closesAt: Instant,
): Write[] {
  const gate: Gate = { opensAt, closesAt, access, optionIds: options.map((option) => option.id) };
  if (departedAt) gate.departedAt = departedAt;
  if (voters) gate.voters = voters;
  return GATE_COPIES.map((copy) => put(gateKey(id, copy), gate));
}

/** Deletes the voting that was read: the definition first, then all its gates, and its join code. */
export function votingDeletions({ id, version, code }: VotingDefinition): Write[] {
  return [
    remove(votingKey(id), ifVersion(version)),
    ...GATE_COPIES.map((copy) => remove(gateKey(id, copy))),
    ...joinCodeDeletions(code),
  ];
}

/**
 * Marks a voting with what its recount came to, while it has no new closing time and no other conclusion. A final one
 * moves to where those that are open are not looked for.
 */
export function conclusionWrite({ id, closesAt }: VotingDefinition, conclusion: Conclusion): Write {
  const { recount, disagreement }: { recount?: Recount; disagreement?: Instant } = conclusion;
  return update(
    votingKey(id),
    {
      expression: recount
        ? 'SET recount = :conclusion, kind = :final REMOVE disagreement'
        : 'SET disagreement = :conclusion',
      values: recount ? { ':conclusion': recount, ':final': FINAL_KIND } : { ':conclusion': disagreement },
    },
    {
      expression: 'closesAt = :closesAt AND attribute_not_exists(recount)',
      values: { ':closesAt': closesAt },
    },
  );
}

/** Holds while a voting's conclusion is still the one that was read: a later one has to be told of, too. */
export function conclusionCheck({ id, recount }: VotingDefinition): Write {
  return check(
    votingKey(id),
    recount
      ? {
          expression: 'recount.#version = :told',
          names: { '#version': 'version' },
          values: { ':told': recount.version },
        }
      : { expression: 'attribute_exists(disagreement) AND attribute_not_exists(recount)' },
  );
}

/** Moves a voting that became final in an older version to where those that are open are not looked for. */
export function finalKindWrite(votingId: string): Write {
  return update(
    votingKey(votingId),
    { expression: 'SET kind = :final', values: { ':final': FINAL_KIND } },
    { expression: 'attribute_exists(recount)' },
  );
}

/** The proof of the result that stands; null while it was not published. */
export function validProof({ recount, proof }: Pick<VotingDefinition, 'recount' | 'proof'>): Proof | null {
  return recount && proof && proof.version === recount.version ? proof : null;
}

/** The published result of a voting; null while there is none. */
export function resultOf(
  voting: Pick<VotingDefinition, 'id' | 'options' | 'recount' | 'proof'>,
): VotingResult | null {
  const { id, options, recount } = voting;
  const proof = validProof(voting);
  if (!recount || !proof) return null;
  const { ballotRoot, ballotsUrl, signature, publicKeyUrl } = proof;
  const counts = options.map((option, index) => ({ optionId: option.id, votes: recount.counts[index] ?? 0 }));
  return { votingId: id, counts, total: recount.total, ballotRoot, ballotsUrl, signature, publicKeyUrl };
}

/** Marks a voting with the proof of its result, while that is the result and was not published before. */
export function proofWrite(votingId: string, proof: Proof): Write {
  return update(
    votingKey(votingId),
    { expression: 'SET proof = :proof', values: { ':proof': proof } },
    {
      expression:
        'recount.#version = :version AND (attribute_not_exists(proof) OR proof.#version <> :version)',
      names: { '#version': 'version' },
      values: { ':version': proof.version },
    },
  );
}

/** Replaces what a recount came to by what a repair did: what was published before is not valid any more. */
export function repairedConclusionWrite({ id, closesAt }: VotingDefinition, recount: Recount): Write {
  return update(
    votingKey(id),
    {
      expression: 'SET recount = :recount, kind = :final REMOVE disagreement',
      values: { ':recount': recount, ':final': FINAL_KIND },
    },
    { expression: 'closesAt = :closesAt', values: { ':closesAt': closesAt } },
  );
}
