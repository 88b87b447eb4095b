import type {
  CreateVotingInput,
  ResultsVisibility,
  UpdateVotingInput,
  VotingAccess,
} from '../../../../../schema/generated/types';
import { MINUTE_MS } from '../../../ui/voting/minutes';
import { picturePath } from '../../../ui/voting/picture-sources';
import type { Voting } from '../../../ui/voting/voting';
import { domainsIn } from './invited';
import { localAt, millisOf, type Zone } from './zones';

/** A voting as it stands in the form. Moments are `datetime-local` values: local time of the draft's zone. */
export interface Draft {
  title: string;
  description: string;
  imageUrl: string;
  access: VotingAccess;
  /** In which zone its moments are written. Only this browser knows it. */
  zone?: Zone;
  /** Empty: at once. */
  opensAt: string;
  /** Empty: not said yet. */
  closesAt: string;
  options: DraftOption[];
  /** Who sees counts before the closing. Absent in a draft that an older page kept: everybody. */
  results?: ResultsVisibility;
  /** Domains whose addresses may vote, as they are typed. Only what is not published has them. */
  domains?: string;
  /** Whether others have to be invited, though the addresses may not be here: the server keeps none of a draft. */
  invitedOnly?: boolean;
  /** Addresses that are invited. */
  invited?: string[];
}

/** An option in the form. `key` tells options apart while they have no words yet. */
export interface DraftOption {
  key: number;
  label: string;
  imageUrl: string;
}

const HOUR_MS = 3_600_000;

let lastKey = 0;

/** An option without words. Keys stay apart from those of a draft that was kept through a reload. */
export function emptyOption(): DraftOption {
  lastKey = Math.max(lastKey + 1, Date.now());
  return { key: lastKey, label: '', imageUrl: '' };
}

/** A new voting: free, open at once, for a day. */
export function emptyDraft(now: number): Draft {
  return {
    title: '',
    description: '',
    imageUrl: '',
    access: 'FREE',
    results: 'ALWAYS',
    opensAt: '',
    closesAt: localAt(now + 24 * HOUR_MS, undefined),
    options: [emptyOption(), emptyOption()],
  };
}

/** A voting that exists, to be changed. */
export function draftOf(voting: Voting): Draft {
  return {
    title: voting.title,
    description: voting.description ?? '',
    imageUrl: uploaded(voting.imageUrl),
    access: voting.access,
    results: voting.results,
    opensAt: localAt(Date.parse(voting.opensAt), undefined),
    closesAt: localAt(Date.parse(voting.closesAt), undefined),
    options: voting.options.map(({ label, imageUrl }) => ({
      ...emptyOption(),
      label,
      imageUrl: uploaded(imageUrl),
    })),
  };
}

/** A new voting like one that exists: open at once, for as long. Who may vote is said again. */
export function copyOf(voting: Voting, now: number): Draft {
  const lastsMs = Date.parse(voting.closesAt) - Date.parse(voting.opensAt);
  return { ...draftOf(voting), opensAt: '', closesAt: localAt(now + lastsMs, undefined) };
}

/**
 * When a voting closes that opens as the draft says, or now, as the form has it.
 * @param lastsMs how long it lasts at least: the form knows whole minutes.
 */
export function closingAfter(
  { opensAt, zone }: Pick<Draft, 'opensAt' | 'zone'>,
  lastsMs: number,
  now: number,
): string {
  const opens = millisOf(opensAt, zone);
  const closes = (opens > now ? opens : now) + lastsMs;
  return localAt(Math.ceil(closes / MINUTE_MS) * MINUTE_MS, zone);
}

/** Who may see counts before the closing: each tells less than the one before. */
const RESULTS = ['ALWAYS', 'AFTER_VOTING', 'AFTER_CLOSING'] as const;

/** What a voting may still say of who sees its counts once it has promised something. */
export function resultsFrom(promised: ResultsVisibility): readonly ResultsVisibility[] {
  return RESULTS.slice(RESULTS.indexOf(promised));
}

/** What can be saved of a form while its voting is open: the closing, and what hides more than was promised. */
export function whileOpen(promised: Draft, { zone, closesAt, results = 'ALWAYS' }: Draft): Draft {
  const canHide = resultsFrom(promised.results ?? 'ALWAYS').includes(results);
  return { ...inZone(promised, zone), closesAt, ...(canHide && { results }) };
}

/** Addresses of other hosts are neither shown nor taken any more. */
function uploaded(address: string | null): string {
  return address !== null && picturePath(address) !== undefined ? address : '';
}

/** What `createVoting` takes. */
export function toCreateInput(draft: Draft): CreateVotingInput {
  return {
    title: draft.title.trim(),
    description: orNull(draft.description),
    imageUrl: orNull(draft.imageUrl),
    access: draft.access,
    closesAt: toInstant(draft.closesAt, draft.zone),
    options: optionsOf(draft),
    ...(draft.opensAt !== '' && { opensAt: toInstant(draft.opensAt, draft.zone) }),
    ...(draft.results && { results: draft.results }),
    ...votersOf(draft),
  };
}

/** Everybody, unless the draft says otherwise. */
export function votersOf(draft: Draft): Pick<CreateVotingInput, 'voters'> {
  const named = domainsIn(draft.domains ?? '');
  const invitedOnly = takesInvitedOnly(draft);
  return named.length > 0 || invitedOnly ? { voters: { domains: named, invitedOnly } } : {};
}

/** Whether others than those of the domains have to be invited. */
export function takesInvitedOnly({ invited = [], invitedOnly = false }: Draft): boolean {
  return invitedOnly || invited.length > 0;
}

/**
 * What `updateVoting` takes: only what the draft changes, since options that are sent replace all of the old ones and
 * an open voting takes nothing but another closing time.
 * @param voting as it was when the draft was begun: what others have changed since is not changed back.
 */
export function toUpdateInput(voting: Voting, draft: Draft): UpdateVotingInput {
  const before = inZone(draftOf(voting), draft.zone);
  const words = ({ options }: Draft): string =>
    JSON.stringify(options.map(({ label, imageUrl }) => [label, imageUrl]));
  return {
    id: voting.id,
    ...(draft.title !== before.title && { title: draft.title.trim() }),
    ...(draft.description !== before.description && { description: orNull(draft.description) }),
    ...(draft.imageUrl !== before.imageUrl && { imageUrl: orNull(draft.imageUrl) }),
    ...(draft.access !== before.access && { access: draft.access }),
    ...(draft.results && draft.results !== before.results && { results: draft.results }),
    ...(draft.opensAt !== before.opensAt && { opensAt: toInstant(draft.opensAt, draft.zone) }),
    ...(draft.closesAt !== before.closesAt && { closesAt: toInstant(draft.closesAt, draft.zone) }),
    ...(words(draft) !== words(before) && { options: optionsOf(draft) }),
  };
}

/**
 * What somebody changed, made to what the voting says by now: fields that they left alone are as others have them.
 * @param base what their changes were made to; undefined when that was not kept.
 */
export function withChanges(current: Draft, base: Draft | undefined, written: Draft): Draft {
  if (base === undefined) return written;
  const [theirs, before] = [inZone(current, written.zone), inZone(base, written.zone)];
  const wordsOf = (value: unknown): string =>
    JSON.stringify({ value }, (name, part: unknown) => (name === 'key' ? undefined : part));
  const changed = (Object.keys(written) as (keyof Draft)[]).filter(
    (name) => wordsOf(before[name]) !== wordsOf(written[name]),
  );
  return { ...theirs, ...Object.fromEntries(changed.map((name) => [name, written[name]])) };
}

/** A `datetime-local` value as an instant. Empty: now. @throws RangeError when it is no time. */
export function toInstant(local: string, zone: Zone): string {
  return new Date(local === '' ? Date.now() : millisOf(local, zone)).toISOString();
}

/** The same draft with its moments written in another zone. */
export function inZone(draft: Draft, zone: Zone): Draft {
  if (draft.zone === zone) return draft;
  const there = (local: string): string => {
    const at = millisOf(local, draft.zone);
    return Number.isNaN(at) ? local : localAt(at, zone);
  };
  return { ...draft, zone, opensAt: there(draft.opensAt), closesAt: there(draft.closesAt) };
}

/** What the rows of options say. */
export function optionsOf({ options }: Draft): { label: string; imageUrl: string | null }[] {
  return options.map(({ label, imageUrl }) => ({ label: label.trim(), imageUrl: orNull(imageUrl) }));
}

/** A text without the space around it; null: nothing else. */
export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
