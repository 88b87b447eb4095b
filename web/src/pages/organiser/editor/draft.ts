import type {
  CreateVotingInput,
  UpdateVotingInput,
  VotingAccess,
} from '../../../../../schema/generated/types';
import { picturePath } from '../../../ui/voting/picture-sources';
import type { Voting } from '../../../ui/voting/voting';
import { domainsIn } from './invited';

/** A voting as it stands in the form. Moments are `datetime-local` values: local time without a zone. */
export interface Draft {
  title: string;
  description: string;
  imageUrl: string;
  access: VotingAccess;
  /** Empty: at once. */
  opensAt: string;
  closesAt: string;
  options: DraftOption[];
  /** Domains whose addresses may vote, as they are typed. Only a new voting has them. */
  domains?: string;
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
    opensAt: '',
    closesAt: toLocal(new Date(now + 24 * HOUR_MS)),
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
    opensAt: toLocal(new Date(voting.opensAt)),
    closesAt: toLocal(new Date(voting.closesAt)),
    options: voting.options.map(({ label, imageUrl }) => ({
      ...emptyOption(),
      label,
      imageUrl: uploaded(imageUrl),
    })),
  };
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
    closesAt: toInstant(draft.closesAt),
    options: optionsOf(draft),
    ...(draft.opensAt !== '' && { opensAt: toInstant(draft.opensAt) }),
    ...votersOf(draft),
  };
}

/** Everybody, unless the draft says otherwise. */
function votersOf({ domains = '', invited = [] }: Draft): Pick<CreateVotingInput, 'voters'> {
  const named = domainsIn(domains);
  const invitedOnly = invited.length > 0;
  return named.length > 0 || invitedOnly ? { voters: { domains: named, invitedOnly } } : {};
}

/**
 * What `updateVoting` takes: only what differs from what there is, since options that are sent replace all of the
 * old ones and an open voting takes nothing but another closing time.
 */
export function toUpdateInput(voting: Voting, draft: Draft): UpdateVotingInput {
  const before = draftOf(voting);
  const words = ({ options }: Draft): string =>
    JSON.stringify(options.map(({ label, imageUrl }) => [label, imageUrl]));
  return {
    id: voting.id,
    ...(draft.title !== before.title && { title: draft.title.trim() }),
    ...(draft.description !== before.description && { description: orNull(draft.description) }),
    ...(draft.imageUrl !== before.imageUrl && { imageUrl: orNull(draft.imageUrl) }),
    ...(draft.access !== before.access && { access: draft.access }),
    ...(draft.opensAt !== before.opensAt && { opensAt: toInstant(draft.opensAt) }),
    ...(draft.closesAt !== before.closesAt && { closesAt: toInstant(draft.closesAt) }),
    ...(words(draft) !== words(before) && { options: optionsOf(draft) }),
  };
}

/** A `datetime-local` value as an instant. Empty: now. */
export function toInstant(local: string): string {
  return (local === '' ? new Date() : new Date(local)).toISOString();
}

function toLocal(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

function optionsOf({ options }: Draft): { label: string; imageUrl: string | null }[] {
  return options.map(({ label, imageUrl }) => ({ label: label.trim(), imageUrl: orNull(imageUrl) }));
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
