import { useId, useState, type ReactNode } from 'react';
import { withRegion } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { offsetAt, ownZone, zoneMeant, zoneNames, type Zone } from './zones';

/**
 * In which zone the times of a voting are written, where it is not the organiser's own. Another zone changes how they are
 * written, not when they are.
 * @param at when the offsets are looked at, in milliseconds since the epoch.
 */
export function ZoneField({
  zone,
  at,
  choose,
}: {
  zone: Zone;
  at: number;
  choose: (zone: Zone) => void;
}): ReactNode {
  const { t, language } = useTranslation();
  const id = useId();
  const [text, setText] = useState(zone ?? '');
  // Some four hundred: made when somebody is going to look at them.
  const [names, setNames] = useState<string[]>();
  const settle = (typed: string, meant: Zone): void => {
    setText(typed);
    const chosen = meant === ownZone() ? undefined : meant;
    if (chosen !== zone) choose(chosen);
  };
  return (
    <details className="zone" open={zone !== undefined || undefined}>
      <summary>{t('editor.zones.title')}</summary>
      <div className="field">
        <label htmlFor={id}>{t('editor.zones.label')}</label>
        <input
          id={id}
          type="text"
          dir="ltr"
          list={`${id}-names`}
          autoComplete="off"
          spellCheck={false}
          placeholder={ownZone()}
          value={text}
          aria-describedby={`${id}-hint`}
          onFocus={() => {
            setNames(zoneNames());
          }}
          onChange={({ target }) => {
            const typed = target.value;
            // A name of the list is taken at once, a part of one when the field is left.
            if (typed === '') settle('', undefined);
            else if (names?.includes(typed)) settle(typed, typed);
            else setText(typed);
          }}
          onBlur={() => {
            const meant = zoneMeant(text, names ?? zoneNames());
            if (meant !== undefined) settle(meant, meant);
            else setText(zone ?? '');
          }}
        />
        <datalist id={`${id}-names`}>
          {names?.map((name) => (
            <option key={name} value={name}>
              {offsetAt(at, name, withRegion(language))}
            </option>
          ))}
        </datalist>
        <span id={`${id}-hint`} className="faint">
          {t('editor.zones.hint')}
        </span>
      </div>
    </details>
  );
}
