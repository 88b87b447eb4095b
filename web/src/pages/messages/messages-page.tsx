import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { MessagesDocument } from '../../../../schema/generated/operations';
import { run } from '../../session/api/client';
import { useAttempt } from '../../session/api/use-attempt';
import { fetchMessages, markRead, messages, shownMessages, type Message } from '../../session/cache/messages';
import { FailureOf } from '../../ui/failure-of';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { Empty, Loading } from '../../ui/notices';
import { useStore } from '../../ui/store';
import { useNow } from '../../ui/time/clock';
import { usePageTitle } from '../../ui/use-page-title';
import { messageWords } from '../../ui/voting/message-words';
import './messages.css';

/** What the voter is told about votings, newest first. Who looks at it has read it. */
export default function MessagesPage(): ReactNode {
  const { t } = useTranslation();
  const known = useStore(messages);
  const now = useNow();
  const [older, setOlder] = useState<{ items: Message[]; nextToken: string | null }>();
  const { busy, error, attempt } = useAttempt();
  usePageTitle(t('messages.title'));
  const nextToken = older === undefined ? known.nextToken : older.nextToken;
  const all = [...known.items, ...(older?.items ?? [])];
  const shown = shownMessages(
    all.filter(({ id }, index) => all.findIndex((each) => each.id === id) === index),
    now,
  );
  const isEmpty = known.phase === 'ready' && shown.length === 0 && nextToken === null;
  const unreadSince = useReadingFrom(shown[0]?.at, known.readUpTo, known.phase === 'ready');
  const more = async (): Promise<void> => {
    const { messages: page } = await run(MessagesDocument, { nextToken }, 'voter');
    setOlder((before) => ({
      items: [...(before?.items ?? []), ...page.items],
      nextToken: page.nextToken,
    }));
  };
  return (
    <div className="page narrow">
      <h1>{t('messages.title')}</h1>
      <p className="faint">
        {!isEmpty && t('messages.what')} <Link to="/profile">{t('messages.choose')}</Link>
      </p>
      {known.phase === 'failed' && known.error && (
        <FailureOf error={known.error} retry={() => void fetchMessages()} />
      )}
      {known.phase === 'loading' && shown.length === 0 && <Loading />}
      {isEmpty && (
        <Empty title={t('messages.none')} next={t('messages.what')}>
          <Link className="button" to="/">
            {t('common.toWall')}
          </Link>
        </Empty>
      )}
      <ul className="messages">
        {shown.map((message) => (
          <MessageLine key={message.id} message={message} isNew={message.at > unreadSince} />
        ))}
      </ul>
      {error && <FailureOf error={error} />}
      {nextToken !== null && (
        <button type="button" className="button" disabled={busy} onClick={() => void attempt(more)}>
          {t(busy ? 'common.wait' : 'common.more')}
        </button>
      )}
    </div>
  );
}

function MessageLine({ message, isNew }: { message: Message; isNew: boolean }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className="message" data-new={isNew || undefined} data-kind={message.kind}>
      <p className="message-title">
        {isNew && <span className="message-new">{t('messages.new')}</span>}
        <Link to={`/votings/${message.votingId}`} dir="auto">
          {message.title}
        </Link>
      </p>
      <p className="message-text">
        <bdi>{messageWords(t, format, message)}</bdi>
      </p>
      <time className="faint" dateTime={message.at}>
        {format.moment(message.at)}
      </time>
    </li>
  );
}

/** Marks what is shown as read, and says from when on it was new when the page was opened. */
function useReadingFrom(newest: string | undefined, readUpTo: string, isReady: boolean): string {
  const [since, setSince] = useState<string>();
  if (since === undefined && isReady) setSince(readUpTo);
  useEffect(() => {
    if (!isReady || newest === undefined) return;
    const mark = (): void => {
      if (document.visibilityState === 'visible') void markRead(newest);
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => {
      document.removeEventListener('visibilitychange', mark);
    };
  }, [newest, isReady]);
  return since ?? readUpTo;
}
