/**
 * What is wrong with the presenter's screen: what lies outside of it, lies over something else, or scrolls. A text, since this
 * project's types are those of Node.js. Line boxes are taller than letters: a little of them may touch.
 */
export const faultsOfScreen = `(() => {
  const parts = {
    question: 'h1', label: '.projected-label', count: '.projected-count', share: '.projected-share',
    standing: '.projected-standing', total: '.presenter-total strong', word: '.presenter-total span',
    state: '.tally-state', code: '.qr figcaption', qr: '.qr svg', address: '.join-address strong',
    time: 'header .time-left', tools: '.presenter-tools',
  };
  // What only screen readers read lies nowhere on the screen.
  const wordsOf = (element) => {
    const found = [];
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.parentElement.closest('.visually-hidden')) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      found.push(...range.getClientRects());
    }
    return found;
  };
  const boxes = [];
  for (const [name, selector] of Object.entries(parts))
    document.querySelectorAll('.presenter ' + selector).forEach((element, index) => {
      if (element.closest('[hidden]')) return;
      const found = ['qr', 'tools'].includes(name) ? [element.getBoundingClientRect()] : wordsOf(element);
      for (const { left, top, right, bottom } of found)
        if (right - left > 1 && bottom - top > 1) boxes.push({ name: name + index, left, top, right, bottom });
    });
  const faults = boxes
    .filter((box) => box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
    .map(({ name }) => name + ' is outside');
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      if (one.name === other.name) continue;
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const slack = 0.3 * Math.min(one.bottom - one.top, other.bottom - other.top);
      if (width > 1 && height > Math.max(1.5, slack)) faults.push(one.name + ' lies over ' + other.name);
    }
  });
  const sheet = document.querySelector('.presenter .qr')?.getBoundingClientRect();
  for (const { name, left, right } of boxes)
    if (name.startsWith('code') && (left < sheet.left || right > sheet.right)) faults.push(name + ' is cut');
  const { scrollHeight, scrollWidth } = document.documentElement;
  if (scrollHeight > innerHeight || scrollWidth > innerWidth) faults.push('it scrolls');
  for (const needed of ['question0', 'code0', 'qr0', 'address0', 'total0'])
    if (!boxes.some(({ name }) => name === needed)) faults.push(needed + ' is missing');
  return faults;
})()`;

/** Questions and options as short and as long as they may be, in scripts that take their room differently. */
export const writings: Record<string, (number: number) => string> = {
  'short ones': (number) => ['Yes', 'No', 'Maybe'][number] ?? `Option ${number}`,
  'the longest': (number) =>
    `Shall the council restore the old swimming pool before the anniversary, or wait until ${number}?`.padEnd(
      120,
      ' and so on',
    ),
  'Arabic ones': (number) => `هل ينبغي لمجلس المدينة ترميم المسبح التاريخي قبل الذكرى السنوية؟ ${number}`,
  'Chinese ones': (number) =>
    `我们是否应该在周年纪念之前修复历史悠久的游泳池${number}`.repeat(5).slice(0, 120),
  emoji: (number) => '🎉🍕🏊🐢🌳🚲'.repeat(10).slice(0, 2 * ((number % 20) + 2)),
  'one endless word': (number) =>
    `${number}Donaudampfschifffahrtsgesellschaftskapitän`.repeat(4).slice(0, 120),
};

/** From large to small: what is written for a larger screen does not fit a smaller one. */
export const screens = [
  [3840, 2160],
  [1920, 1080],
  [1366, 768],
  [1024, 768],
] as const;

/** A voting as the API would answer it, with votes for the options from the first on. */
export function votingOf(write: (number: number) => string, votes: number[], closed = false): object {
  const from = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  const total = votes.reduce((sum, each) => sum + each, 0);
  return {
    id: 'V',
    title: write(0),
    description: null,
    imageUrl: null,
    access: 'FREE',
    results: 'ALWAYS',
    creditCost: 0,
    code: 'WMWQMW',
    status: closed ? 'CLOSED' : 'OPEN',
    opensAt: from(-2),
    closesAt: from(closed ? -1 : 1),
    options: votes.map((_, index) => ({ id: `V-${index + 1}`, label: write(index + 1), imageUrl: null })),
    tally: {
      votingId: 'V',
      total,
      counts: votes.map((each, index) => ({ optionId: `V-${index + 1}`, votes: each })),
      version: total,
      updatedAt: from(-1),
      final: closed,
    },
    createdAt: from(-3),
    updatedAt: from(-3),
  };
}
