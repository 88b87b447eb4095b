import {
  atClockChange,
  localAt,
  millisOf,
  offsetAt,
  zoneMeant,
  zoneNames,
} from '../src/pages/organiser/editor/zones';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** An instant as UTC writes it, to the minute. */
const utc = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);

describe('A time that is chosen where clocks are changed', () => {
  it.each([
    ['does not exist', '2027-03-28T02:00', '2027-03-28T01:00'],
    ['does not exist to the last minute', '2027-03-28T02:59', '2027-03-28T01:59'],
    ['comes twice, and the first is meant', '2027-10-31T02:30', '2027-10-31T00:30'],
  ])('%s', (_, local, instant) => {
    expect(utc(atClockChange(local, 'Europe/Berlin'))).toBe(instant);
  });

  it.each([
    '2027-03-28T01:59',
    '2027-03-28T03:00',
    '2027-10-31T01:59',
    '2027-10-31T03:00',
    '2027-07-01T02:30',
    '',
  ])('is an ordinary one: “%s”', (local) => {
    expect(atClockChange(local, 'Europe/Berlin')).toBeUndefined();
  });

  it('is read as browsers read it where the zone is their own', () => {
    const local = '2027-03-28T02:30';
    expect(millisOf(local, undefined)).toBe(new Date(local).getTime());
    expect(localAt(Date.parse('2027-06-01T10:00'), undefined)).toBe('2027-06-01T10:00');
  });

  it.each(['', '2027-03', '20270-01-01T10:00', 'soon'])('is no time: “%s”', (text) => {
    expect(millisOf(text, 'Asia/Tokyo')).toBeNaN();
  });
});

describe('Every change of clocks in 2026 and 2027, in every zone', () => {
  const [begin, end] = [Date.UTC(2026, 0), Date.UTC(2028, 0)];
  const names = zoneNames();

  /** Minutes ahead of UTC, by what clocks show: Swedish writes `2026-06-01 05:30`. */
  function offsetsOf(zone: string): (at: number) => number {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    return (at) => (Date.parse(`${clock.format(at).replace(' ', 'T')}Z`) - at) / MINUTE;
  }

  function changesOf(offset: (at: number) => number): number[] {
    const changes: number[] = [];
    for (let from = begin; from < end; from += 10 * DAY) {
      let [low, high] = [from, from + 10 * DAY];
      if (offset(low) === offset(high)) continue;
      while (high - low > MINUTE) {
        const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
        if (offset(middle) === offset(low)) low = middle;
        else high = middle;
      }
      changes.push(high);
    }
    return changes;
  }

  const changes = names.flatMap((zone) => {
    const offset = offsetsOf(zone);
    return changesOf(offset).map((at) => ({ zone, at, before: offset(at - MINUTE), after: offset(at) }));
  });
  /** The local time that clocks show so many minutes ahead of UTC. */
  const shown = (at: number, offset: number): string => utc(at + offset * MINUTE)!;

  it('is among those that are looked at, forward and back, by an hour and by half of one', () => {
    const steps = new Set(changes.map(({ before, after }) => after - before));
    expect([...steps]).toEqual(expect.arrayContaining([60, -60, 30, -30]));
    expect(new Set(changes.map(({ zone }) => zone)).size).toBeGreaterThan(100);
  });

  it('leaves the minute before it and the one from it on what they are', () => {
    for (const { zone, at, before, after } of changes) {
      const [last, first] = [shown(at - MINUTE, before), shown(at, after)];
      expect([zone, localAt(at - MINUTE, zone), localAt(at, zone)]).toEqual([zone, last, first]);
      if (after > before)
        expect([zone, millisOf(last, zone), millisOf(first, zone), atClockChange(first, zone)]).toEqual([
          zone,
          at - MINUTE,
          at,
          undefined,
        ]);
    }
  });

  it('takes times that are left out or come twice as if clocks were not changed yet, and says so', () => {
    for (const { zone, at, before, after } of changes) {
      const length = Math.abs(after - before) * MINUTE;
      // What is left out follows the change by the old clock; what comes twice goes before it.
      const from = after > before ? at : at - length;
      for (const meant of [from, from + length / 2, from + length - MINUTE]) {
        const local = shown(meant, before);
        expect([zone, millisOf(local, zone), atClockChange(local, zone)]).toEqual([zone, meant, meant]);
      }
      for (const beside of [from - MINUTE, from - length]) {
        const local = shown(beside, before);
        expect([zone, millisOf(local, zone), atClockChange(local, zone)]).toEqual([zone, beside, undefined]);
      }
    }
  });
});

it.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['berlin', 'Europe/Berlin'],
  ['  america/new york ', 'America/New_York'],
  ['utc', 'UTC'],
  ['Europe', undefined],
  ['Atlantis', undefined],
  ['+05:30', undefined],
  ['Europe/Atlantis', undefined],
  ['', undefined],
])('“%s” means the zone %s', (text, zone) => {
  expect(zoneMeant(text, zoneNames())).toBe(zone);
});

it.each(['Asia/Kolkata', 'kolkata'])('A place is found by the name that it has now: “%s”', (text) => {
  const zone = zoneMeant(text, zoneNames())!;
  expect(localAt(Date.parse('2026-06-01T00:00Z'), zone)).toBe('2026-06-01T05:30');
});

it('A zone’s offset is that of the day', () => {
  const [winter, summer] = [Date.parse('2027-01-01T00:00Z'), Date.parse('2027-07-01T00:00Z')];
  expect([winter, summer].map((at) => offsetAt(at, 'Europe/Berlin', 'en'))).toEqual(['GMT+1', 'GMT+2']);
});
