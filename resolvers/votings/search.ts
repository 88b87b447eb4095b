/**
 * Words that votings are searched for. Capitals, accents and vowel points make no difference, in any script: both sides are
 * folded in the same way, when they are compared. Nothing of it is stored, so that votings of any age are found.
 */
import { util } from '@aws-appsync/utils';
import type { VotingDefinition } from '../../model/voting';

/** What letters carry once they are taken apart: of Latin, Greek and Cyrillic, then of Hebrew, then of Arabic; soft hyphen, joiners. */
const MARKS = (
  '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030f\u0311\u0313\u0314\u031b\u0323\u0324' +
  '\u0325\u0326\u0327\u0328\u032d\u032e\u0330\u0331\u0335\u0337\u0338\u0342\u0345\u0483\u05b0\u05b1\u05b2\u05b3\u05b4' +
  '\u05b5\u05b6\u05b7\u05b8\u05b9\u05ba\u05bb\u05bc\u05bf\u05c1\u05c2\u05c7\u0640\u064b\u064c\u064d\u064e\u064f\u0650' +
  '\u0651\u0652\u0653\u0654\u0655\u0670\u00ad\u200c\u200d'
).split('');

/** Letters that are written differently for the same sound or place, and that Unicode does not take apart. */
const SAME = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ı', 'i'],
  ['ς', 'σ'],
  ['\u0671', '\u0627'],
  ['\u0649', '\u064a'],
  ['\u06cc', '\u064a'],
  ['\u06a9', '\u0643'],
  ['’', "'"],
  ['\t', ' '],
  ['\r', ' '],
  ['\n', ' '],
];

function folded(text: string): string {
  // Some signs are capitals only once they are taken apart, and some capitals have accents as small letters only.
  const apart = util.str.normalize(util.str.normalize(text, 'nfkd').toLowerCase(), 'nfkd');
  const bare = MARKS.reduce((rest, mark) => rest.split(mark).join(''), apart);
  return SAME.reduce((rest, [from = '', to = '']) => rest.split(from).join(to), bare);
}

/** The words of a search; none when nothing is searched for. */
export function wordsIn(search: string): string[] {
  return folded(search)
    .split(' ')
    .filter((word) => word !== '');
}

/** Whether each of the words is in the title or in an option of a voting, as a part of a word at least. */
export function hasWords({ options, title }: VotingDefinition, words: string[]): boolean {
  const text = folded([title, ...options.map(({ label }) => label)].join(' '));
  return words.every((word) => text.indexOf(word) >= 0);
}
