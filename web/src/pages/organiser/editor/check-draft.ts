import {
  DESCRIPTION_LENGTH,
  MAX_OPTIONS,
  MIN_OPTIONS,
  OPTION_LABEL_LENGTH,
  TITLE_LENGTH,
} from '../../../../../model/limits';
import { takesInvitedOnly, type Draft } from './draft';
import { isBegun } from './saved-draft';
import { millisOf } from './zones';

/** What is wrong with a field: the name of a text under `checks`, and the limit it speaks of. */
export interface Complaint {
  check:
    | 'missing'
    | 'tooLong'
    | 'closesBeforeOpening'
    | 'inThePast'
    | 'fewOptions'
    | 'manyOptions'
    | 'sameOption'
    | 'noAddresses';
  count?: number;
}

/** Complaints by field: `title`, `closesAt`, `options`, `options.2` … */
export type Complaints = Record<string, Complaint>;

/**
 * Checks a draft as the API will, so that people hear of it as they type. The API has the last word.
 * @param now milliseconds since the epoch.
 */
export function checkDraft(draft: Draft, now: number): Complaints {
  const complaints: Complaints = {};
  const complain = (field: string, complaint: Complaint | undefined): void => {
    if (complaint) complaints[field] ??= complaint;
  };
  complain('title', required(draft.title, TITLE_LENGTH));
  complain('description', within(draft.description, DESCRIPTION_LENGTH));
  complain('closesAt', closing(draft, now));
  if (draft.options.length < MIN_OPTIONS) complain('options', { check: 'fewOptions', count: MIN_OPTIONS });
  if (draft.options.length > MAX_OPTIONS) complain('options', { check: 'manyOptions', count: MAX_OPTIONS });
  draft.options.forEach(({ label }, index) => {
    complain(`options.${index}`, required(label, OPTION_LABEL_LENGTH));
    const twin = draft.options.findIndex((other) => lookOf(other.label) === lookOf(label));
    if (label.trim() !== '' && twin < index) complain(`options.${index}`, { check: 'sameOption' });
  });
  // Nobody is invited once it is published but those whose addresses are here.
  if (takesInvitedOnly(draft) && (draft.invited ?? []).length === 0)
    complain('invited', { check: 'noAddresses' });
  return complaints;
}

/** What of it keeps a draft from being saved: it may lack whatever a voting needs, but not say what no voting may. */
export function checkUnfinished(draft: Draft): Complaints {
  const whole = Object.entries(checkDraft(draft, 0));
  return Object.fromEntries(
    whole.filter(([field, { check }]) => {
      if (!field.startsWith('options.')) return check === 'tooLong' || check === 'manyOptions';
      const option = draft.options[Number(field.slice('options.'.length))];
      return option !== undefined && isBegun(option);
    }),
  );
}

/** Two options with the same look are one to those who read them. */
function lookOf(label: string): string {
  return label
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLocaleLowerCase();
}

function required(text: string, limit: number): Complaint | undefined {
  return text.trim() === '' ? { check: 'missing' } : within(text, limit);
}

function within(text: string, limit: number): Complaint | undefined {
  return text.trim().length > limit ? { check: 'tooLong', count: limit } : undefined;
}

function closing({ opensAt, closesAt, zone }: Draft, now: number): Complaint | undefined {
  const closes = millisOf(closesAt, zone);
  if (Number.isNaN(closes)) return { check: 'missing' };
  if (closes <= now) return { check: 'inThePast' };
  return closes <= millisOf(opensAt, zone) ? { check: 'closesBeforeOpening' } : undefined;
}
