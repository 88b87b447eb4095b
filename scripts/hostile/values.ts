import type { Random } from '../../simulation/core/random';

const WORDS = [
  '',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '\u0000',
  '\ud800',
  '{{7*7}}',
  "' OR 1=1 --",
  '%s%n',
  'a'.repeat(10_000),
  '\u202e\u0301',
  'null',
  '-1',
  '1e400',
  '${jndi:x}',
  'arn:aws:sqs:us-east-1:0:x',
  'USER_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  '{ __schema { types { name } } }',
  '{ a { '.repeat(500),
  'mutation { castVote }',
];

/** A text that somebody may stumble over. */
export function hostileText(random: Random): string {
  return random.chance(0.2) ? random.bytes(random.below(60)).toString('latin1') : random.pick(WORDS);
}

/** JSON, or nearly: what parsers and whatever reads their results may stumble over. */
export function hostileJson(random: Random, members: readonly string[]): string {
  switch (random.below(8)) {
    case 0:
      return random.pick([
        '',
        'null',
        '5',
        '"text"',
        '[]',
        'true',
        '[null]',
        '{',
        '{"a":}',
        '1e999',
        '\ufeff{}',
      ]);
    case 1:
      return '['.repeat(20_000);
    case 2:
      return `{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}},${fields(random, members, 1)}}`;
    case 3:
      return random.bytes(200).toString('latin1');
    default:
      return `{${fields(random, members, 2)}}`;
  }
}

function fields(random: Random, members: readonly string[], depth: number): string {
  return Array.from({ length: 1 + random.below(6) }, () => {
    const name = random.chance(0.85) && members.length > 0 ? random.pick(members) : hostileText(random);
    return `${JSON.stringify(name)}:${value(random, members, depth)}`;
  }).join(',');
}

function value(random: Random, members: readonly string[], depth: number): string {
  const kind = random.below(depth > 0 ? 8 : 6);
  if (kind < 3) return JSON.stringify(hostileText(random));
  if (kind === 3) return random.pick(['null', 'true', '0', '-1', '1e308', '99999999999999999999', '0.1']);
  if (kind === 4) return '[]';
  if (kind === 5) return '{}';
  return kind === 6
    ? `[${value(random, members, depth - 1)},${value(random, members, depth - 1)}]`
    : `{${fields(random, members, depth - 1)}}`;
}
