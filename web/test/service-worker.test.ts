import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { languages } from '../src/ui/i18n/i18n';

interface Shown {
  title: string;
  options: { body: string; lang: string; tag: string; data: { votingId: string } };
}

const code = readFileSync(path.join(__dirname, '..', 'public', 'service-worker.js'), 'utf8');

/** The service worker with a browser around it that notes what it is asked for. */
function start(pages: string[] = []) {
  const handlers = new Map<string, (event: object) => void>();
  const shown: Shown[] = [];
  const focused: string[] = [];
  const opened: string[] = [];
  const self = {
    addEventListener: (name: string, handler: (event: object) => void) => handlers.set(name, handler),
    location: { origin: 'https://vote.example.com' },
    registration: {
      showNotification: (title: string, options: Shown['options']) =>
        Promise.resolve(void shown.push({ title, options })),
    },
    clients: {
      matchAll: () => Promise.resolve(pages.map((url) => ({ url, focus: () => void focused.push(url) }))),
      openWindow: (url: string) => Promise.resolve(void opened.push(url)),
    },
  };
  runInNewContext(code, { self, Intl, URL, Date });
  const tell = async (name: string, event: object): Promise<void> => {
    let work: Promise<void> | undefined;
    handlers.get(name)!({ ...event, waitUntil: (promise: Promise<void>) => (work = promise) });
    await work;
  };
  const push = (message: object): Promise<void> => tell('push', { data: { json: () => message } });
  return { tell, push, shown, focused, opened };
}

const message = {
  id: 'M',
  kind: 'REMINDER',
  votingId: 'V',
  title: 'Tea?',
  until: '2026-11-26T10:15:00.000Z',
};

describe('A push', () => {
  it.each(Object.keys(languages))('is shown in the words of the page: %s', async (language) => {
    const texts = (await import(`../src/ui/i18n/languages/${language}`)) as {
      default: { messages: Record<'REMINDER' | 'ENDING', string> };
    };
    const { push, shown } = start();
    await push({ ...message, language });
    await push({ ...message, kind: 'ENDING', language });
    const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(new Date(message.until));
    const { REMINDER, ENDING } = texts.default.messages;
    expect(shown.map(({ options }) => options.body)).toEqual(
      [REMINDER, ENDING].map((sentence) => sentence.replace('{{time}}', time)),
    );
    expect(shown[0]!.options.lang).toBe(language);
  });

  it('is shown once under its id, an update in its own words, and in English where a language is not known', async () => {
    const { push, shown } = start();
    await push({ ...message, kind: 'UPDATE', text: 'Bring cups.', language: 'xx' });
    expect(shown).toMatchObject([
      { title: 'Tea?', options: { body: 'Bring cups.', lang: 'en', tag: 'M', data: { votingId: 'V' } } },
    ]);
  });
});

describe('A notification that is pressed', () => {
  const pressed = { notification: { data: { votingId: 'V' }, close: () => undefined } };
  const page = 'https://vote.example.com/votings/V';

  it('brings the voting’s page to the front', async () => {
    const { tell, focused, opened } = start(['https://vote.example.com/', `${page}?from=mail#top`]);
    await tell('notificationclick', pressed);
    expect([focused, opened]).toEqual([[`${page}?from=mail#top`], []]);
  });

  it('opens it, and leads no other page away from what somebody does there', async () => {
    const { tell, focused, opened } = start(['https://vote.example.com/organiser/new']);
    await tell('notificationclick', pressed);
    expect([focused, opened]).toEqual([[], [page]]);
  });
});
