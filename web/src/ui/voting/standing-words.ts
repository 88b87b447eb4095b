import { useFormat, type Format } from '../i18n/format';
import { useTranslation, type Translation } from '../i18n/translation';
import { standingOf } from './standing';
import type { Result, Voting } from './voting';

/** So many options of a tie are named; the others are counted. */
const NAMED = 4;

/** How a voting stands, in words: who leads or has won, or who is level; nothing before there are votes. */
export function standingWords(
  voting: Pick<Voting, 'options' | 'tally'>,
  { t }: Pick<Translation, 't'>,
  format: Format,
): string {
  const { final } = voting.tally;
  const standing = standingOf(voting);
  if (standing.kind === 'NONE') return final ? t('standing.nobody') : '';
  if (standing.kind === 'LEADS') {
    const { label, written } = standing.leader;
    return t(final ? 'standing.won' : 'standing.leads', {
      option: format.isolated(label),
      share: format.percent(written),
    });
  }
  const { level, votes } = standing;
  return t(final ? 'standing.tied' : 'standing.level', {
    options: nameTogether(level, { t }, format),
    count: votes,
    formatted: format.number(votes),
  });
}

function nameTogether(level: readonly Result[], { t }: Pick<Translation, 't'>, format: Format): string {
  // To say that there is one more takes no less room than its name.
  const named = level.length <= NAMED + 1 ? level : level.slice(0, NAMED);
  const rest = level.length - named.length;
  return format.list([
    ...named.map(({ label }) => format.isolated(label)),
    ...(rest > 0 ? [t('standing.others', { count: rest })] : []),
  ]);
}

/** {@link standingWords} in the page's language. */
export function useStandingWords(): (voting: Pick<Voting, 'options' | 'tally'>) => string {
  const translation = useTranslation();
  const format = useFormat();
  return (voting) => standingWords(voting, translation, format);
}
