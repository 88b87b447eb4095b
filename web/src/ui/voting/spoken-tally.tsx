import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useFormat } from '../i18n/format';
import { useTranslation } from '../i18n/translation';
import { useStandingWords } from './standing-words';
import type { Voting } from './voting';

/** A tally may move every second; those who listen to the page hear of it this often at most. */
const SPEAK_EVERY_MS = 20_000;

/** Reads the standing out to screen readers. */
export function SpokenTally({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { total, final } = voting.tally;
  const standing = useStandingWords()(voting);
  const words =
    standing === ''
      ? ''
      : t(final ? 'tally.spokenFinal' : 'tally.spoken', {
          votes: t('tally.votes', { count: total, formatted: format.number(total) }),
          // A sentence of its own ends with its own stop.
          standing: standing.replace(/\.$/, ''),
        });
  const [spoken, setSpoken] = useState('');
  const spokenAt = useRef<number>(undefined);
  useEffect(() => {
    spokenAt.current ??= Date.now();
    const wait = final ? 0 : Math.max(0, spokenAt.current + SPEAK_EVERY_MS - Date.now());
    const timer = setTimeout(() => {
      spokenAt.current = Date.now();
      setSpoken(words);
    }, wait);
    return () => {
      clearTimeout(timer);
    };
  }, [words, final]);
  return (
    <p role="status" className="visually-hidden">
      {spoken}
    </p>
  );
}
