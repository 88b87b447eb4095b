import fc from 'fast-check';
import { time } from '../../src/library/time/time';

// The expected moments and refusals come from Java 17's ZonedDateTime.parse with the same patterns.
test.each<[string, string, string | undefined, number]>([
  ['2018-02-06 19:01:35+0000', 'yyyy-MM-dd HH:mm:ssZ', undefined, 1517943695000],
  ['2018-02-06 19:01:35', 'yyyy-MM-dd HH:mm:ss', 'Australia/Perth', 1517914895000],
  ['2018-02-06 19:01:35+08:00', 'yyyy-MM-dd HH:mm:ssXXX', 'America/New_York', 1517914895000],
  ['20180206190135123Z', 'yyyyMMddHHmmssSSSX', undefined, 1517943695123],
  ['6/2/18 7:01 PM', 'd/M/yy h:mm a', 'UTC', 1517943660000],
  ['Tue, 06 Feb 2018 19:01:35 GMT', 'EEE, dd MMM yyyy HH:mm:ss z', undefined, 1517943695000],
  ['2018-02-06T19:01:35+01:00[Europe/Paris]', "yyyy-MM-dd'T'HH:mm:ssXXX'['VV']'", undefined, 1517940095000],
  ['2018-02-06 19:01 PST', 'yyyy-MM-dd HH:mm z', undefined, 1517972460000],
  ['2018-02-06 19:01 GMT+8', 'yyyy-MM-dd HH:mm O', undefined, 1517914860000],
  ['2018-02-30 19:01', 'yyyy-MM-dd HH:mm', 'UTC', 1519844460000],
  ['2018-02-06 24:00', 'yyyy-MM-dd HH:mm', 'UTC', 1517961600000],
  ['2018-02-06 24:00', 'yyyy-MM-dd kk:mm', 'UTC', 1517875200000],
  ['2018-02-06 19', 'yyyy-MM-dd HH', 'UTC', 1517943600000],
  ['2018 037 10:00', 'uuuu DDD HH:mm', 'UTC', 1517911200000],
  ['2021-03-14 02:30', 'yyyy-MM-dd HH:mm', 'America/New_York', 1615707000000],
  ['2021-11-07 01:30', 'yyyy-MM-dd HH:mm', 'America/New_York', 1636263000000],
  ['2018-02-06 19:01', 'yyyy-MM-dd HH:mm[:ss]', 'UTC', 1517943660000],
  ['2018-02-06 19:01:30', 'yyyy-MM-dd HH:mm[:ss]', 'UTC', 1517943690000],
  ['+12018-02-06 19:01', 'yyyy-MM-dd HH:mm', 'UTC', 317087463660000],
  ['5 BC 04 03 10:00', 'y G MM dd HH:mm', 'UTC', -62285378400000],
])('%s by %s in %s', (text, pattern, zone, expected) => {
  expect(time.parseFormattedToEpochMilliSeconds(text, pattern, zone as string)).toBe(expected);
});

test.each<[string, string, string | undefined]>([
  ['2018-02-06 19:01:35', 'yyyy-MM-dd HH:mm:ss', undefined],
  ['2018-02-06', 'yyyy-MM-dd', 'UTC'],
  ['Wed, 06 Feb 2018 19:01:35 GMT', 'EEE, dd MMM yyyy HH:mm:ss z', undefined],
  ['2018-02-06 24:01', 'yyyy-MM-dd HH:mm', 'UTC'],
  ['12018-02-06 19:01', 'yyyy-MM-dd HH:mm', 'UTC'],
  ['2018-13-06 19:01', 'yyyy-MM-dd HH:mm', 'UTC'],
  ['2018-04-32 10:00', 'yyyy-MM-dd HH:mm', 'UTC'],
  ['2018-02-06 19:61', 'yyyy-MM-dd HH:mm', 'UTC'],
  ['2018-02-06 07:01 pm', 'yyyy-MM-dd hh:mm a', 'UTC'],
  ['2018-02-06 13:01 PM', 'yyyy-MM-dd hh:mm a', 'UTC'],
  ['2018-02-06 07:01', 'yyyy-MM-dd hh:mm', 'UTC'],
  ['2018 366 10:00', 'uuuu DDD HH:mm', 'UTC'],
])('%s by %s in %s is refused', (text, pattern, zone) => {
  expect(() => time.parseFormattedToEpochMilliSeconds(text, pattern, zone as string)).toThrow(
    `Unable to parse '${text}' as '${pattern}'`,
  );
});

describe('ISO 8601', () => {
  test.each<[string, number]>([
    ['2018-02-06T19:01:35.749Z', 1517943695749],
    ['2018-02-06T19:01:35.749+01:00', 1517940095749],
    ['2018-02-06T19:01:35Z', 1517943695000],
    ['2018-02-06T19:01Z', 1517943660000],
    ['2018-02-06T19:01:35.123456789Z', 1517943695123],
    ['2018-02-06T19:01:35.5+0530', 1517923895500],
    ['2018-02-06T19:01:35-03', 1517954495000],
  ])('%s', (text, expected) => {
    expect(time.parseISO8601ToEpochMilliSeconds(text)).toBe(expected);
  });

  test.each([
    '2018-02-06',
    '2018-02-06T19:01:35',
    'yesterday',
    '',
    '2018-13-06T19:01:35Z',
    '2018-02-06T19:01.5Z',
  ])('%p is refused', (text) => {
    expect(() => time.parseISO8601ToEpochMilliSeconds(text)).toThrow(`Unable to parse '${text}'`);
  });
});

test('what was formatted is read back, in every zone', () => {
  const moments = fc.integer({ min: -2e12, max: 4e12 });
  const zones = fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu', '-03:30', 'Europe/Paris');
  const pattern = "uuuu-MM-dd'T'HH:mm:ss.SSSXXXXX";
  fc.assert(
    fc.property(moments, zones, (moment, zone) => {
      const text = time.epochMilliSecondsToFormatted(moment, pattern, zone);
      expect(time.parseFormattedToEpochMilliSeconds(text, pattern)).toBe(moment);
      expect(time.parseISO8601ToEpochMilliSeconds(text)).toBe(moment);
    }),
  );
});
