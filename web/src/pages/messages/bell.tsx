import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { latestMessage, messages, shownMessages, type Message } from '../../session/cache/messages';
import { useLiveMessages } from '../../session/cache/use-live-messages';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { BellIcon, Icon } from '../../ui/icons';
import { useStore } from '../../ui/store';
import { useNow } from '../../ui/time/clock';
import { messageWords } from '../../ui/voting/message-words';
import './messages.css';

/** Above this a number says no more. */
const MOST_COUNTED = 9;

/** How long a message that came is shown, in milliseconds, while nobody is at it. The list keeps it. */
const SHOWN_MS = 20_000;

/** The way to what the voter is told, how much of it is new, and what comes while they look. */
export default function Bell(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { items, readUpTo } = useStore(messages);
  const now = useNow();
  const bell = useRef<HTMLAnchorElement>(null);
  useLiveMessages();
  const unread = shownMessages(items, now).filter(({ at }) => at > readUpTo).length;
  return (
    <>
      <NavLink ref={bell} to="/messages" className="nav-link bell">
        <BellIcon />
        <span className="visually-hidden">{t('messages.title')}</span>
        {unread > 0 && (
          <span className="bell-count">
            <span aria-hidden="true">
              {format.number(Math.min(unread, MOST_COUNTED))}
              {unread > MOST_COUNTED && '+'}
            </span>
            <span className="visually-hidden">{t('messages.unread', { count: unread })}</span>
          </span>
        )}
      </NavLink>
      <Arrival now={now} readUpTo={readUpTo} bell={bell} />
    </>
  );
}

/** What came just now, beside whatever is looked at, for a while or until it is put away, read, or over. It is read out. */
function Arrival({
  now,
  readUpTo,
  bell,
}: {
  now: number;
  readUpTo: string;
  /** Where the focus goes when it is put away. */
  bell: RefObject<HTMLAnchorElement | null>;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const latest = useStore(latestMessage);
  const [away, setAway] = useState<string>();
  const box = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  const shown: Message | undefined =
    latest && latest.id !== away && latest.at > readUpTo && pathname !== '/messages'
      ? shownMessages([latest], now)[0]
      : undefined;
  const id = shown?.id;
  useEffect(() => {
    if (id === undefined) return;
    const timer = setInterval(() => {
      // Nothing is taken away from under a hand.
      if (!box.current?.matches(':hover, :focus-within')) setAway(id);
    }, SHOWN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [id]);
  return (
    <div role="status">
      {shown && (
        <div className="arrival" ref={box}>
          <p>
            <Link
              to={`/votings/${shown.votingId}`}
              dir="auto"
              onClick={() => {
                setAway(id);
              }}
            >
              {shown.title}
            </Link>
            <span dir="auto">{messageWords(t, format, shown)}</span>
          </p>
          <button
            type="button"
            className="arrival-close"
            aria-label={t('messages.putAway')}
            onClick={() => {
              bell.current?.focus();
              setAway(id);
            }}
          >
            <Icon name="cross" />
          </button>
        </div>
      )}
    </div>
  );
}
