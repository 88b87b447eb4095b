import { changesOf } from '@hustings/payment-sandboxes/in-process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const guide = readFileSync(path.resolve(__dirname, '../../../docs/payments.md'), 'utf8');
const [, section = ''] = guide.split('### The life of a payment');
const rows = (section.split('Any row may follow')[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| '));

/** The words of a provider in the table, e.g. `needs_response`. */
function wordsOf(provider: 'stripe' | 'paypal'): string[] {
  const cells = rows.slice(2).map((row) => row.split('|')[provider === 'stripe' ? 1 : 2] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([A-Za-z_]+)`/g)].map(([, word]) => word!));
}

it.each(['stripe', 'paypal'] as const)(
  'the sandbox of %s can bring a payment into every state of the table',
  (provider) => {
    const known = new Set(changesOf(provider).flatMap(({ says }) => says));
    expect(wordsOf(provider).length).toBeGreaterThan(20);
    expect(wordsOf(provider).filter((word) => !known.has(word))).toEqual([]);
  },
);
