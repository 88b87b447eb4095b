import { time } from '../../src/library/time/time';

const moment = Date.parse('2018-02-06T19:01:35.750Z');
const newYear = Date.parse('2016-01-01T00:00:00Z');
const beforeChrist = Date.parse('-000044-03-15T12:00:00Z');
const future = Date.parse('+010000-01-01T00:00:00Z');

// The expected texts come from Java 17's DateTimeFormatter.ofPattern(pattern, Locale.US).
test.each<[number, string, string, string]>([
  [moment, 'yyyy-MM-dd HH:mm:ssZ', 'UTC', '2018-02-06 19:01:35+0000'],
  [moment, 'EEEE EEE EEEEE e ee eee eeee c ccc', 'UTC', 'Tuesday Tue T 3 03 Tue Tuesday 3 Tue'],
  [moment, 'MMM MMMM MMMMM LLL', 'UTC', 'Feb February F Feb'],
  [moment, 'Q QQ QQQ QQQQ', 'UTC', '1 01 Q1 1st quarter'],
  [moment, 'yy/M/d h:m:s a', 'America/New_York', '18/2/6 2:1:35 PM'],
  [moment, 'S SSS SSSSSS n A', 'UTC', '7 750 750000 750000000 68495750'],
  [moment, 'k kk K KK', 'UTC', '19 19 7 07'],
  [moment, 'D DDD w ww W F', 'UTC', '37 037 6 06 2 6'],
  [moment, 'X XX XXX XXXX XXXXX', 'Asia/Kolkata', '+0530 +0530 +05:30 +0530 +05:30'],
  [moment, 'X XX XXX x xx xxx', 'UTC', 'Z Z Z +00 +0000 +00:00'],
  [moment, 'Z ZZZZ ZZZZZ', 'America/New_York', '-0500 GMT-05:00 -05:00'],
  [moment, 'O OOOO', 'Asia/Kolkata', 'GMT+5:30 GMT+05:30'],
  [moment, 'VV z zzzz', 'America/New_York', 'America/New_York EST Eastern Standard Time'],
  [moment, 'z', 'Europe/Paris', 'CET'],
  [moment, 'XXX VV', 'UTC+8', '+08:00 UTC+08:00'],
  [moment, "'it''s' ''[ss]", 'UTC', "it's '35"],
  [moment, 'ppppH|ppmm', 'UTC', '  19|01'],
  [moment, 'yyyyMMddHHmmssSSS', 'UTC', '20180206190135750'],
  [newYear, "YYYY-'W'ww-e", 'UTC', '2016-W01-6'],
  [newYear, 'yyyy YYYY', 'America/New_York', '2015 2016'],
  [newYear, 'h K k H', 'UTC', '12 0 24 0'],
  [beforeChrist, 'G GGGG GGGGG u y', 'UTC', 'BC Before Christ B -44 45'],
  [future, 'yyyy yyyyy uuuu', 'UTC', '+10000 10000 +10000'],
])('%d as %s in %s', (epochMillis, pattern, zone, expected) => {
  expect(time.epochMilliSecondsToFormatted(epochMillis, pattern, zone)).toBe(expected);
});

test.each([
  ['yyyyTdd', 'Unknown pattern letter: T'],
  ['{', "Pattern includes reserved character: '{'"],
  ['yyyy]', 'Pattern invalid as it contains ] without previous ['],
  ["'abc", "Pattern ends with an incomplete string literal: 'abc"],
  ['DDDD', 'Too many pattern letters: D'],
  ['V', 'Pattern letter count must not be 1: V'],
])('the pattern %s is refused', (pattern, message) => {
  expect(() => time.epochMilliSecondsToFormatted(moment, pattern)).toThrow(message);
});

test.each(['Mars/Olympus', 'america/new_york', '+19:00', ''])('the zone %p is refused', (zone) => {
  expect(() => time.epochMilliSecondsToFormatted(moment, 'yyyy', zone)).toThrow();
});

describe('now', () => {
  beforeAll(() => void jest.spyOn(Date, 'now').mockReturnValue(moment));
  afterAll(() => void jest.restoreAllMocks());

  test.each<[string, () => unknown, unknown]>([
    ['in seconds', () => time.nowEpochSeconds(), 1517943695],
    ['in milliseconds', () => time.nowEpochMilliSeconds(), moment],
    ['as ISO 8601', () => time.nowISO8601(), '2018-02-06T19:01:35.750Z'],
    ['formatted', () => time.nowFormatted('HH:mm'), '19:01'],
    ['formatted in a zone', () => time.nowFormatted('HH:mm', 'Australia/Perth'), '03:01'],
  ])('%s', (_, call, expected) => {
    expect(call()).toBe(expected);
  });
});

test.each<[string, unknown, unknown]>([
  ['seconds', time.epochMilliSecondsToSeconds(1517943695750), 1517943695],
  ['ISO 8601', time.epochMilliSecondsToISO8601(1517943695750), '2018-02-06T19:01:35.750Z'],
  ['ISO 8601 with all its milliseconds', time.epochMilliSecondsToISO8601(0), '1970-01-01T00:00:00.000Z'],
])('milliseconds to %s', (_, actual, expected) => {
  expect(actual).toBe(expected);
});
