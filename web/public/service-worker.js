// Shows what a push service brings while the page is closed. It keeps nothing for use without a network: what a page shows is
// never older than the page itself.

// The page's own sentences (`messages` in `src/ui/i18n/languages/`): a test holds them to be the same.
const sentences = {
  en: {
    REMINDER: 'Opens at {{time}}.',
    ENDING: 'Closes at {{time}}, and you have not voted yet.',
  },
  de: {
    REMINDER: 'Öffnet um {{time}}.',
    ENDING: 'Schließt um {{time}}, und Sie haben noch nicht abgestimmt.',
  },
  fr: {
    REMINDER: 'Ouvre à {{time}}.',
    ENDING: 'Ferme à {{time}}, et vous n’avez pas encore voté.',
  },
  ar: {
    REMINDER: 'يُفتح في {{time}}.',
    ENDING: 'يُغلق في {{time}} ولم تصوّت بعد.',
  },
};

// Another release of this file takes over at once: it has no pages to keep.
self.addEventListener('install', () => {
  void self.skipWaiting();
});

self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.votingId));
});

/** Browsers want something shown for each push. One that is shown already is shown in its place, without another sound. */
async function show(data) {
  const { id, kind, votingId, title, until, language, text = '' } = data.json();
  const spoken = language in sentences ? language : 'en';
  const time = new Intl.DateTimeFormat(spoken, { timeStyle: 'short' }).format(new Date(until));
  await self.registration.showNotification(title, {
    body: kind === 'UPDATE' ? text : sentences[spoken][kind].replace('{{time}}', time),
    lang: spoken,
    dir: 'auto',
    tag: id,
    icon: '/icon-192.png',
    data: { votingId },
  });
}

/** A page that shows the voting comes to the front. No other page is led away from what somebody does there. */
async function open(votingId) {
  const { href } = new URL(`/votings/${votingId}`, self.location.origin);
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const known = pages.find(({ url }) => url.split(/[?#]/)[0] === href);
  await (known ? known.focus() : self.clients.openWindow(href));
}
