import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '../../ui/i18n/translation';
import { Mark } from '../../ui/icons';
import { fitText } from '../../ui/voting/projector/fit-text';
import { useStandingWords } from '../../ui/voting/standing-words';
import type { Voting } from '../../ui/voting/voting';

const LASTS_MS = 12_000;

/** Of the screen's smaller side. */
const READABLE = 0.06;

/** Who has won, or that several have, all over the screen for a while. A tap, the space bar or Escape ends it. */
export function Moment({ voting, close }: { voting: Voting; close: () => void }): ReactNode {
  const { t } = useTranslation();
  const words = useStandingWords()(voting);
  const button = useRef<HTMLButtonElement>(null);
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    button.current?.focus();
  }, []);
  useEffect(() => {
    const timer = setTimeout(close, LASTS_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [close]);
  useLayoutEffect(() => {
    if (!text.current) return;
    const readable = READABLE * Math.min(innerWidth, innerHeight);
    fitText(text.current, innerHeight * 0.6, { smallest: 12, readable, largest: innerHeight / 3 });
  }, [words]);
  return (
    <button type="button" className="moment" onClick={close} ref={button}>
      <Mark />
      <span className="moment-title">
        {t(voting.tally.final ? 'presenter.result' : 'presenter.standing')}
      </span>
      <span className="moment-words" ref={text}>
        {words}
      </span>
    </button>
  );
}
