import { useEffect, useEffectEvent, useId, useState, type ReactNode } from 'react';
import { SEARCH_LENGTH } from '../../../../model/limits';
import { useFormat } from '../i18n/format';
import { useTranslation } from '../i18n/translation';

/** How long somebody has to pause for what they typed to be searched for. */
const PAUSE_MS = 300;

/** Where votings are searched for, as one types. */
export function SearchField({
  value,
  search,
  found,
  hasMore,
}: {
  /** What is searched for now. */
  value: string;
  search: (words: string) => void;
  /** How many there are so far; undefined while they are fetched. */
  found: number | undefined;
  hasMore: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [text, setText] = useState(value);
  const [searched, setSearched] = useState(value);
  // A link or the way back changed what is searched for.
  if (value !== searched) {
    setSearched(value);
    if (value !== text.trim()) setText(value);
  }
  const begin = useEffectEvent(search);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => {
      begin(text.trim());
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text, value]);
  const words = t(hasMore ? 'wall.search.foundSoFar' : 'wall.search.found', {
    count: found ?? 0,
    formatted: format.number(found ?? 0),
  });
  return (
    <search className="search-field">
      <label htmlFor={id}>{t('wall.search.label')}</label>
      <input
        id={id}
        type="search"
        dir="auto"
        value={text}
        autoComplete="off"
        maxLength={SEARCH_LENGTH}
        onChange={({ target }) => {
          setText(target.value);
        }}
      />
      <p role="status">{value !== '' && (found === undefined ? t('common.loading') : words)}</p>
    </search>
  );
}
