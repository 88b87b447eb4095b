import { optionalAddress, readEnvironment, seconds, text } from '../../../functions/lib/environment';

const variables = { NAME: text, OTHER: text, BASE: optionalAddress, PAUSE_SECONDS: seconds(60_000) };

it('reads what is there, and knows what is usual', () => {
  expect(readEnvironment({ NAME: 'a', OTHER: 'b' }, variables)).toEqual({
    NAME: 'a',
    OTHER: 'b',
    BASE: undefined,
    PAUSE_SECONDS: 60_000,
  });
  const given = { NAME: 'a', OTHER: 'b', BASE: 'http://localhost:1', PAUSE_SECONDS: '1.5', MORE: 'c' };
  expect(readEnvironment(given, variables)).toEqual({
    NAME: 'a',
    OTHER: 'b',
    BASE: 'http://localhost:1',
    PAUSE_SECONDS: 1500,
  });
});

it('lists everything that is missing or malformed at once', () => {
  expect(() => readEnvironment({ BASE: 'nowhere', PAUSE_SECONDS: 'soon' }, variables)).toThrow(
    'Missing environment variables: NAME, OTHER. Malformed environment variables: BASE, PAUSE_SECONDS',
  );
  expect(() => readEnvironment({ OTHER: 'b' }, { NAME: text, OTHER: text })).toThrow(
    /^Missing environment variables: NAME$/,
  );
});

it.each(['0', '-1', 'NaN', '1m'])('takes %j for no time', (given) => {
  expect(() => readEnvironment({ P: given }, { P: seconds(1) })).toThrow(
    'Malformed environment variables: P',
  );
});
