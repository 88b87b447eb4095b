import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import files from '../../../functions/link-previews/files.json';
import { linkPreviewsHandler, type PreviewServices } from '../../../functions/link-previews/handler';
import { pageReader } from '../../../functions/link-previews/page-reader';
import { drawPicture, UNDRAWN, type PictureWords } from '../../../functions/link-previews/picture';
import { previewOf } from '../../../functions/link-previews/preview';
import { Typesetter, type FontFile } from '../../../functions/link-previews/typesetter';
import type { VotingDefinition } from '../../../model/voting';

const id = '01M8CMTMJJKX8DA4EWXYW2HR62';
const page = `<!doctype html><html><head><meta charset="utf-8" />
<meta name="description" content="of all" /><title>Hustings</title><script src="/a.js"></script></head>
<body><div id="root"></div></body></html>`;

const voting: VotingDefinition = {
  id,
  title: 'Lunch on Friday',
  access: 'FREE',
  opensAt: '2026-11-26T18:00:00.000Z',
  closesAt: '2026-11-28T19:30:00.000Z',
  options: [
    { id: `${id}-1`, label: 'Pizza' },
    { id: `${id}-2`, label: 'Soup' },
  ],
  createdAt: '2026-11-25T00:00:00.000Z',
  updatedAt: '2026-11-25T00:00:00.000Z',
  version: 1,
  code: 'GLFNCG',
};

/** Previews of a stack that has these votings. */
function previews(votings: VotingDefinition[] = [voting], more: Partial<PreviewServices> = {}) {
  const drawn: PictureWords[] = [];
  const events: string[] = [];
  const answer = linkPreviewsHandler({
    readVoting: (wanted) => Promise.resolve(votings.find((each) => each.id === wanted)),
    readJoinCode: (code) => Promise.resolve(votings.find((each) => each.code === code)?.id),
    readPage: () => Promise.resolve(page),
    draw: (words) => {
      drawn.push(words);
      return Promise.resolve(Buffer.from(words.title));
    },
    origin: 'https://vote.example',
    log: (_, event) => void events.push(event),
    ...more,
  });
  const ask = (rawPath: string) => answer({ rawPath: `/previews${rawPath}` });
  return { ask, drawn, events };
}

const tag = (html: string | undefined, name: string): string | undefined =>
  new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)" />`).exec(html ?? '')?.[1];

describe('The page that a link unfolds from', () => {
  it('is the web app’s, with the tags of the voting in its head', async () => {
    const { headers, body } = await previews().ask(`/votings/${id}`);
    expect(headers).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=0, s-maxage=60',
    });
    expect(Object.fromEntries(OF_INTEREST.map((name) => [name, tag(body, name)]))).toEqual({
      'og:title': 'Lunch on Friday',
      'og:description': '26 Nov 2026, 18:00 – 28 Nov 2026, 19:30 UTC. Pizza · Soup',
      'og:url': `https://vote.example/votings/${id}`,
      'og:image': `https://vote.example${previewOf(voting).picturePath}`,
      'og:image:width': '1200',
      'og:image:height': '630',
      'twitter:card': 'summary_large_image',
      description: '26 Nov 2026, 18:00 – 28 Nov 2026, 19:30 UTC. Pizza · Soup',
    });
    expect(body?.match(/<title>.*?<\/title>/g)).toEqual(['<title>Lunch on Friday · Hustings</title>']);
    expect(body).toContain('<script src="/a.js"></script>');
    expect(body).toContain('<div id="root">');
  });

  it.each(['/v/GLFNCG', '/v/glf-ncg', '/embed/GLFNCG', `/votings/${id}/present`, `/votings/${id}/`])(
    'is that of the same voting at %s',
    async (address) => {
      const { body } = await previews().ask(address);
      expect(tag(body, 'og:url')).toBe(`https://vote.example/votings/${id}`);
    },
  );

  it.each(['/', '/votings/other', '/v/AAAAAA', '/v/%E0%A4%A', '/profile', '/votings/%2e%2e', ''])(
    'is the general one at %j',
    async (address) => {
      const { body } = await previews().ask(address);
      expect([tag(body, 'og:title'), tag(body, 'og:url')]).toEqual(['Hustings', 'https://vote.example/']);
    },
  );

  it('is the general one for a draft, by its id and by its code', async () => {
    const { ask, drawn } = previews([{ ...voting, title: 'Secret', draft: true }]);
    for (const address of [`/votings/${id}`, '/v/GLFNCG', previewOf(voting).picturePath.slice(9)])
      expect(JSON.stringify(await ask(address))).not.toMatch(/Secret|Pizza/);
    expect(drawn).toEqual([]);
  });

  it('tells nothing but what everybody may know of a voting', async () => {
    const told = previews([
      {
        ...voting,
        results: 'AFTER_CLOSING',
        createdBy: 'organiser-1',
        voters: { domains: ['firm.example'], invitedOnly: true },
        recount: { at: voting.closesAt, total: 987_654, counts: [987_000, 654], version: 3 },
      },
    ]);
    const plain = previews();
    for (const address of [`/votings/${id}`, previewOf(voting).picturePath.slice(9)])
      expect(await told.ask(address)).toEqual(await plain.ask(address));
  });

  it('holds what is hostile in a title as text, and drops what turns text round', async () => {
    const title = `</title><script>alert("1")</script> $& $' 'x' & \u202Eevil\u0000 \uD800`;
    const { body } = await previews([{ ...voting, title }]).ask(`/votings/${id}`);
    expect(body?.match(/<script/g)).toHaveLength(1);
    const written =
      '&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; $&amp; $&#39; &#39;x&#39; &amp; evil';
    expect(tag(body, 'og:title')).toBe(written);
    expect(body).toContain(`<title>${written} · Hustings</title>`);
  });

  it('cuts a long description between characters', async () => {
    const description = '🍕'.repeat(300);
    const { body } = await previews([{ ...voting, description }]).ask(`/votings/${id}`);
    expect(Array.from(tag(body, 'og:description')!)).toHaveLength(200);
    expect(tag(body, 'og:description')).toMatch(/🍕…$/u);
  });

  it('stands without the app while that cannot be had, and is kept by nobody', async () => {
    const { headers, body } = await previews([voting], { readPage: () => Promise.resolve(undefined) }).ask(
      `/votings/${id}`,
    );
    expect(headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(tag(body, 'og:title')).toBe('Lunch on Friday');
    expect(body).toContain(`<a href="https://vote.example/votings/${id}">`);
  });

  it('is the general one, and said to be, where the table cannot be read', async () => {
    const { ask, events } = previews([voting], { readVoting: () => Promise.reject(new Error('throttled')) });
    expect(tag((await ask(`/votings/${id}`)).body, 'og:title')).toBe('Hustings');
    expect(events).toEqual(['PreviewNotRead']);
  });
});

const OF_INTEREST = [
  'og:title',
  'og:description',
  'og:url',
  'og:image',
  'og:image:width',
  'og:image:height',
  'twitter:card',
  'description',
];

describe('The picture of a voting', () => {
  const at = (of: VotingDefinition): string => previewOf(of).picturePath.slice('/previews'.length);

  it('is drawn at an address of what is in it, and kept for ever', async () => {
    const { ask, drawn } = previews();
    const { headers, body, isBase64Encoded } = await ask(at(voting));
    expect(headers).toEqual({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect([Buffer.from(body!, 'base64').toString(), isBase64Encoded]).toEqual(['Lunch on Friday', true]);
    expect(drawn).toEqual([
      { title: 'Lunch on Friday', line: '26 Nov 2026, 18:00 – 28 Nov 2026, 19:30 UTC', label: 'Free' },
    ]);
  });

  it.each<[string, Partial<VotingDefinition>]>([
    ['the title', { title: 'Dinner on Friday' }],
    ['the window', { closesAt: '2026-11-29T19:30:00.000Z' }],
    ['the price', { access: 'PAID' }],
  ])('has another address once %s is another, to which the old one leads', async (_, change) => {
    const changed = { ...voting, ...change };
    expect(at(changed)).not.toBe(at(voting));
    const { ask, drawn } = previews([changed]);
    expect(await ask(at(voting))).toEqual({
      statusCode: 302,
      headers: {
        location: `https://vote.example/previews${at(changed)}`,
        'cache-control': 'public, max-age=0, s-maxage=60',
      },
    });
    expect(drawn).toEqual([]);
  });

  it('stays where it is when nothing changed that is in it', () => {
    expect(at({ ...voting, version: 9, description: 'More' })).toBe(at(voting));
  });

  it('of a voting that is gone is the general one', async () => {
    const { headers } = await previews([]).ask(at(voting));
    expect(headers?.['location']).toMatch(/\/previews\/pictures\/hustings\/[0-9a-f]{16}\.png$/);
  });

  it('ends on its day where it closes on the day on which it opens', () => {
    expect(previewOf({ ...voting, closesAt: '2026-11-26T19:30:00.000Z' }).picture.line).toBe(
      '26 Nov 2026, 18:00 – 19:30 UTC',
    );
  });
});

describe('Letters that are drawn', () => {
  let typesetter: Typesetter;
  const fonts: FontFile[] = [];

  beforeAll(async () => {
    typesetter = await Typesetter.create((file) => {
      fonts.push(file);
      return readFileSync(path.join(__dirname, '../../../node_modules', files[file]));
    });
  });

  const shapesOf = (text: string): string[] =>
    [...typesetter.set(text, 10, typesetter.directionOf(text)).shapes.matchAll(/ d="([^"]*)"/g)].map(
      ([, shape]) => shape!,
    );

  it('are those of a picture of 1200 to 630', async () => {
    const content = await drawPicture(typesetter, { title: 'Lunch', line: 'today', label: 'Free' });
    expect(await sharp(content).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    const other = await drawPicture(typesetter, { title: 'Launch', line: 'today', label: 'Free' });
    expect(other.equals(content)).toBe(false);
    expect(fonts).toEqual(['NotoSans-Bold.ttf']);
  });

  it.each(['Ünïcödé Жук Ωmega', 'من يفوز؟', 'מי ינצח?', '今晚吃什么？', 'カタカナ', 'हिन्दी', '👩‍👩‍👧 🇩🇪 1️⃣'])(
    'are all there in %s',
    (text) => {
      expect(typesetter.hasLettersOf(text)).toBe(true);
      expect(shapesOf(text).length).toBeGreaterThan(0);
    },
  );

  it('join in Arabic, whatever was drawn before', () => {
    const joined = shapesOf('نها');
    expect(joined).not.toEqual([...shapesOf('ن'), ...shapesOf('ه'), ...shapesOf('ا')].reverse());
    shapesOf('بالمباراة');
    expect(shapesOf('نها')).toEqual(joined);
  });

  it('run from the right where they do, numbers and brackets among them', () => {
    expect(shapesOf('אב')).toEqual([...shapesOf('א'), ...shapesOf('ב')].reverse());
    expect(shapesOf('א(ב)')).toEqual(['(', 'ב', ')', 'א'].flatMap(shapesOf));
    expect(shapesOf('א 12')).toEqual([...shapesOf('12'), ...shapesOf('א')]);
  });

  it('are one for a family, and for a flag', () => {
    expect(['👩‍👩‍👧', '🇩🇪', '1️⃣', '👍🏽'].map((each) => shapesOf(each).length)).toEqual([1, 1, 1, 1]);
  });

  it('that no font has make room for a general picture', async () => {
    expect(typesetter.hasLettersOf('한국어')).toBe(false);
    const korean = await drawPicture(typesetter, { title: '한국어', line: '', label: '' });
    const general = await drawPicture(typesetter, { title: UNDRAWN, line: '', label: '' });
    expect(korean.equals(general)).toBe(true);
  });

  it.each([
    ['one endless word', 'W'.repeat(120)],
    ['Chinese', '今'.repeat(120)],
    ['words', 'one two '.repeat(15)],
    ['the widest letter that there is', '﷽'.repeat(120)],
  ])('fit into their space: %s', (_, text) => {
    const space = { sizes: [84, 36], width: 1008, height: 280 };
    const { size, lines } = typesetter.fit(text, space);
    expect(lines.length * size * 1.25).toBeLessThanOrEqual(space.height);
    for (const line of lines) expect(typesetter.set(line, size, 'ltr').width).toBeLessThanOrEqual(1008);
  });

  it('break between words, and Chinese ones between characters, not before a full stop', () => {
    const lines = (text: string, width: number) =>
      typesetter.fit(text, { sizes: [10], width, height: 99 }).lines;
    expect(lines('one two three', 50)).toEqual(['one two', 'three']);
    expect(lines('今晚吃。什么', 32)).toEqual(['今晚', '吃。什', '么']);
  });
});

describe('The page of the app', () => {
  it('is read once a minute, and the one before is taken when it cannot be', async () => {
    const answers = ['first', 'second', undefined];
    let time = 0;
    const asked: string[] = [];
    const read = pageReader({
      origin: 'https://vote.example',
      fetch: (url) => {
        asked.push(url);
        const text = answers.shift();
        return Promise.resolve({ ok: text !== undefined, status: 503, text: () => Promise.resolve(text!) });
      },
      log: () => undefined,
      now: () => time,
    });
    const read1 = await read();
    time = 59_999;
    const read2 = await read();
    time = 60_000;
    const read3 = await read();
    time = 120_000;
    expect([read1, read2, read3, await read()]).toEqual(['first', 'first', 'second', 'second']);
    expect(asked).toEqual(Array(3).fill('https://vote.example/index.html'));
  });

  it('is none where it never could be read', async () => {
    const read = pageReader({
      origin: 'https://vote.example',
      fetch: () => Promise.reject(new Error('away')),
      log: () => undefined,
      now: () => 0,
    });
    expect(await read()).toBeUndefined();
  });
});
