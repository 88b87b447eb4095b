import {
  DESCRIPTION_LENGTH,
  MAX_OPTIONS,
  MIN_OPTIONS,
  OPTION_LABEL_LENGTH,
  TITLE_LENGTH,
} from '../../../../../model/limits';
import type { Draft } from './draft';

/** What is wrong with a field: the name of a text under `checks`, and the limit it speaks of. */
export interface Complaint {
  check:
    'missing' | 'tooLong' | 'closesBeforeOpening' | 'inThePast' | 'fewOptions' | 'manyOptions' | 'sameOption';
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
    const twin = draft.options.findIndex((other) => other.label.trim() === label.trim());
    if (label.trim() !== '' && twin < index) complain(`options.${index}`, { check: 'sameOption' });
  });
  return complaints;
}

function required(text: string, limit: number): Complaint | undefined {
  return text.trim() === '' ? { check: 'missing' } : within(text, limit);
}

function within(text: string, limit: number): Complaint | undefined {
  return text.trim().length > limit ? { check: 'tooLong', count: limit } : undefined;
}

function closing({ opensAt, closesAt }: Draft, now: number): Complaint | undefined {
  if (closesAt === '') return { check: 'missing' };
  const closes = new Date(closesAt).getTime();
  if (closes <= now) return { check: 'inThePast' };
  return opensAt !== '' && closes <= new Date(opensAt).getTime()
    ? { check: 'closesBeforeOpening' }
    : undefined;
}
