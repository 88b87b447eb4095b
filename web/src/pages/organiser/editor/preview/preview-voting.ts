import { MINUTE_MS } from '../../../../ui/voting/minutes';
import { statusAt, type Voting } from '../../../../ui/voting/voting';
import type { Draft } from '../draft';
import { millisOf, type Zone } from '../zones';

const DAY_MS = 24 * 60 * MINUTE_MS;

/** What stands in the place of a code that is not given yet. */
const NO_CODE = '••••••';

/** Words for what is not written yet. */
export interface Placeholders {
  title: string;
  option: (number: number) => string;
}

/**
 * The voting that a draft becomes: before anybody has voted, or with the votes that it has.
 * @param now milliseconds since the epoch.
 * @param published the voting that the draft changes.
 */
export function previewVoting(
  draft: Draft,
  now: number,
  placeholders: Placeholders,
  published?: Voting,
): Voting {
  const opensAt = instantOr(draft.opensAt, draft.zone, now - 1);
  // Without a closing yet, it looks as it does on its first day.
  const window = {
    opensAt,
    closesAt: instantOr(draft.closesAt, draft.zone, Math.max(now, Date.parse(opensAt)) + DAY_MS),
  };
  const moment = new Date(now).toISOString();
  const { results = 'ALWAYS' } = draft;
  // Once there are votes, options do not change.
  const counted = published && published.tally.total > 0 ? published : undefined;
  return {
    ...window,
    id: 'preview',
    title: draft.title.trim() || placeholders.title,
    description: draft.description.trim() || null,
    imageUrl: draft.imageUrl || null,
    access: draft.access,
    creditCost: draft.access === 'PAID' ? 1 : 0,
    code: published?.code ?? NO_CODE,
    status: statusAt(window, now),
    options:
      counted?.options ??
      draft.options.map(({ key, label, imageUrl }, index) => ({
        id: String(key),
        label: label.trim() || placeholders.option(index + 1),
        imageUrl: imageUrl || null,
      })),
    results,
    tally: {
      ...(counted?.tally ?? {
        votingId: 'preview',
        total: 0,
        counts: [],
        version: 0,
        updatedAt: moment,
        final: false,
      }),
      hidden: results !== 'ALWAYS' || counted?.tally.hidden === true,
    },
    createdAt: moment,
    updatedAt: moment,
  };
}

function instantOr(local: string, zone: Zone, otherwise: number): string {
  const at = millisOf(local, zone);
  return new Date(Number.isNaN(at) ? otherwise : at).toISOString();
}
