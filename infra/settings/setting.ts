import type { StageKind } from './stage-kind';

/** What an operator may set for a stage: in `hustings.config.ts`, or with `--context name=value`. */
export interface Setting<Value> {
  /** What it is. */
  says: string;
  /** What its number counts: `seconds`. */
  unit?: string;
  /** What another value does to the bill. */
  costs?: string;
  /** What it is where nothing is set. */
  byDefault: Readonly<Record<StageKind, Value>>;
  /** What it may be, in words. */
  takes: string;
  /**
   * The value, of what the configuration or the context has: text where it comes from a command line.
   * @returns undefined for what it cannot be.
   */
  read(given: unknown): Value | undefined;
  /** What is wrong with a value that it cannot be, where {@link takes} does not say enough. */
  problems?(given: unknown): string[];
}

/** What a setting is described by, beside its values. */
type Description<Value> = Pick<Setting<Value>, 'says' | 'unit' | 'costs'> & {
  /** One default, or one for each kind of stage. */
  byDefault: Value | Readonly<Record<StageKind, Value>>;
};

/** A whole number between two bounds. */
export function wholeNumber<Default extends number | undefined>(
  description: Description<Default> & { least: number; most?: number },
): Setting<number | Default> {
  const { least, most = Number.MAX_SAFE_INTEGER } = description;
  return {
    ...described<number | Default>(description),
    takes:
      most === Number.MAX_SAFE_INTEGER
        ? `a whole number from ${inDigits(least)}`
        : `a whole number from ${inDigits(least)} to ${inDigits(most)}`,
    read: (given) => {
      if (typeof given !== 'number' && (typeof given !== 'string' || given.trim() === '')) return undefined;
      const number = Number(given);
      return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
    },
  };
}

/** One of a list. */
export function oneOf<Value extends string | number>(
  description: Description<Value> & { values: readonly Value[] },
): Setting<Value> {
  const { values } = description;
  return {
    ...described<Value>(description),
    takes: `one of ${values.join(', ')}`,
    read: (given) => values.find((value) => value === given || String(value) === given),
  };
}

/** Yes or no. */
export function yesOrNo(description: Description<boolean>): Setting<boolean> {
  return {
    ...described<boolean>(description),
    takes: 'true or false',
    read: (given) =>
      given === true || given === 'true' ? true : given === false || given === 'false' ? false : undefined,
  };
}

/** The address of a page or of an API. */
export function address(description: Description<string | undefined>): Setting<string | undefined> {
  return {
    ...described<string | undefined>(description),
    takes: 'an address that begins with https:// (http:// on this machine)',
    read: (given) => {
      if (typeof given !== 'string' || !URL.canParse(given)) return undefined;
      const { protocol, hostname } = new URL(given);
      const here = hostname === 'localhost' || hostname === '127.0.0.1';
      return protocol === 'https:' || (protocol === 'http:' && here) ? given : undefined;
    },
  };
}

/** What a Content Security Policy takes as a site: a host, maybe with all below it, and any port on this machine. */
const SITE = /^(https:\/\/(\*\.)?([a-z0-9-]+\.)+[a-z]{2,}(:\d+)?|http:\/\/localhost(:(\d+|\*))?)$/;

/** Sites, by their origins. */
export function sites(description: Description<readonly string[]>): Setting<readonly string[]> {
  return {
    ...described<readonly string[]>(description),
    takes:
      'a list of origins, or a text of them with spaces between: `https://news.example.com`, `https://*.example.com`',
    read: (given) => {
      const list: unknown[] | undefined =
        typeof given === 'string'
          ? given.split(/\s+/).filter(Boolean)
          : Array.isArray(given)
            ? given
            : undefined;
      return list?.every((each): each is string => typeof each === 'string' && SITE.test(each))
        ? list
        : undefined;
    },
  };
}

/** Text of one form. */
export function text(
  description: Description<string | undefined> & { form: RegExp; takes: string },
): Setting<string | undefined> {
  const { form, takes } = description;
  return {
    ...described<string | undefined>(description),
    takes,
    read: (given) => (typeof given === 'string' && form.test(given) ? given : undefined),
  };
}

function described<Value>({ says, unit, costs, byDefault }: Description<Value>) {
  return { says, unit, costs, byDefault: isByKind(byDefault) ? byDefault : forBoth(byDefault) };
}

function isByKind<Value>(
  byDefault: Value | Readonly<Record<StageKind, Value>>,
): byDefault is Readonly<Record<StageKind, Value>> {
  return typeof byDefault === 'object' && byDefault !== null && 'TRIAL' in byDefault;
}

function forBoth<Value>(value: Value): Readonly<Record<StageKind, Value>> {
  return { TRIAL: value, PRODUCTION: value };
}

function inDigits(number: number): string {
  return number.toLocaleString('en');
}
