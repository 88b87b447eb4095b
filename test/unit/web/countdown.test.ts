import { countdown, formatCountdown } from '../../../web/src/time/countdown';

const second = 1_000;
const hour = 3_600 * second;

it.each([
  [50 * hour, '2d 2h'],
  [24 * hour, '1d 0h'],
  [24 * hour - 1, '23h 59m'],
  [hour, '1h 0m'],
  [hour - 1, '60:00'],
  [61 * second, '1:01'],
  [1, '0:01'],
  [0, '0:00'],
  [-hour, '0:00'],
])('%d ms left are %s', (ms, text) => {
  expect(formatCountdown(countdown(ms), 'en')).toBe(text);
});

it('Another language writes its own units', () => {
  expect(formatCountdown(countdown(50 * hour), 'de')).toMatch(/^2 T.* 2.*$/);
});
