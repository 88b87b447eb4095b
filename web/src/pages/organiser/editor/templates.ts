import type { TFunction } from 'i18next';
import { withRegion } from '../../../ui/i18n/format';
import { MINUTE_MS } from '../../../ui/voting/minutes';
import { closingAfter, emptyDraft, emptyOption, type Draft } from './draft';

/** What organisers ask most, to begin with. */
export const TEMPLATES = ['yesNo', 'day', 'rating', 'evening', 'award'] as const;

/** One of them. */
export type Template = (typeof TEMPLATES)[number];

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** From the best to the worst, as most scales are read. */
const RATINGS = ['r5', 'r4', 'r3', 'r2', 'r1'] as const;

/** How many days are offered, from tomorrow on. */
const DAYS = 5;

/**
 * A draft to begin with. Its words are those of the page's language, to be changed.
 * @param now milliseconds since the epoch.
 */
export function draftFrom(
  template: Template,
  now: number,
  { t, language }: { t: TFunction; language: string },
): Draft {
  const labels = {
    yesNo: () => [t('editor.templates.yes'), t('editor.templates.no')],
    day: () => daysFrom(now, language),
    rating: () => RATINGS.map((rating) => t(`editor.templates.ratings.${rating}`)),
    evening: () => ['', '', '', ''],
    award: () => ['', '', ''],
  };
  const lastsMs = {
    yesNo: DAY_MS,
    day: 7 * DAY_MS,
    rating: HOUR_MS,
    evening: 15 * MINUTE_MS,
    award: 7 * DAY_MS,
  };
  return {
    ...emptyDraft(now),
    title: t(`editor.templates.questions.${template}`),
    // Who is ahead is the point of an evening, and of an award.
    results: template === 'evening' || template === 'award' ? 'AFTER_CLOSING' : 'ALWAYS',
    access: template === 'award' ? 'PAID' : 'FREE',
    closesAt: closingAfter({ opensAt: '' }, lastsMs[template], now),
    options: labels[template]().map((label) => ({ ...emptyOption(), label })),
  };
}

/** The next days as people call them: `Friday, 27 November`. */
function daysFrom(now: number, language: string): string[] {
  const format = new Intl.DateTimeFormat(withRegion(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(now);
    day.setDate(day.getDate() + 1 + index);
    return format.format(day);
  });
}
