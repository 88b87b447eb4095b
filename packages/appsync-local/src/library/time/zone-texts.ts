import { SystemIntl } from '../language';
import type { Zone } from './zones';

/** Regional kinds of English, because each abbreviates only the zones that its readers know. */
const locales = ['en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IN', 'en-NZ', 'en-ZA'];

type Style = 'short' | 'long' | 'shortGeneric' | 'longGeneric';

/** `CET`, `Central European Standard Time`; an offset such as `GMT+8` where English has no abbreviation. */
export function zoneText(zone: Zone, epochMillis: number, style: Style): string {
  const long = style.startsWith('long');
  if (zone.id === 'UTC') return long ? 'Coordinated Universal Time' : 'UTC';
  if (zone.id === 'GMT') return long ? 'Greenwich Mean Time' : 'GMT';
  if (!/^[A-Z][A-Za-z]+\//.test(zone.id)) return zone.id;
  const texts = locales.map((locale) => textIn(locale, zone.id, epochMillis, style));
  return texts.find((text) => !/^GMT[+-]/.test(text)) ?? texts[0]!;
}

function textIn(locale: string, timeZone: string, epochMillis: number, timeZoneName: Style): string {
  const parts = new SystemIntl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(epochMillis);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** The abbreviations that are read back: those that every Java runtime takes for the zones of the United States. */
const abbreviations = new Map([
  ...['EST', 'EDT'].map((text) => [text, 'America/New_York'] as const),
  ...['CST', 'CDT'].map((text) => [text, 'America/Chicago'] as const),
  ...['MST', 'MDT'].map((text) => [text, 'America/Denver'] as const),
  ...['PST', 'PDT'].map((text) => [text, 'America/Los_Angeles'] as const),
]);

/** The zone name behind an abbreviation; other names stand for themselves. */
export const zoneNameOf = (text: string) => abbreviations.get(text) ?? text;
