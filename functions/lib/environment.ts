/** How the text of an environment variable is read. An absent one is an empty text. */
export type Variable<T> = (text: string) => T | typeof MISSING | typeof MALFORMED;

const MISSING = Symbol('missing');
const MALFORMED = Symbol('malformed');

/** What an environment holds, by the names of its variables. */
export type Environment<Variables extends Record<string, Variable<unknown>>> = {
  [Name in keyof Variables]: Variables[Name] extends Variable<infer T> ? T : never;
};

/** A text that a function cannot do without. */
export const text: Variable<string> = (given) => given || MISSING;

/** An address that a function cannot do without. */
export const address: Variable<string> = (given) =>
  given === '' ? MISSING : URL.canParse(given) ? given : MALFORMED;

/** A text that need not be there. */
export const optionalText: Variable<string | undefined> = (given) => given || undefined;

/** An address, where there is one that is not the usual. */
export const optionalAddress: Variable<string | undefined> = (given) =>
  given === '' ? undefined : URL.canParse(given) ? given : MALFORMED;

/** A number above zero that a function cannot do without. */
export const positiveNumber: Variable<number> = (given) =>
  given === '' ? MISSING : Number(given) > 0 ? Number(given) : MALFORMED;

/** A number above zero, or none. */
export const optionalNumber: Variable<number | undefined> = (given) =>
  given === '' ? undefined : Number(given) > 0 ? Number(given) : MALFORMED;

/** JSON that a function cannot do without, of what the infrastructure wrote into it. */
export const json =
  <T>(): Variable<T> =>
  (given) => {
    if (given === '') return MISSING;
    try {
      return JSON.parse(given) as T;
    } catch {
      return MALFORMED;
    }
  };

/** A time in seconds, read as milliseconds. @param otherwise the milliseconds if there is none. */
export const seconds =
  (otherwise: number): Variable<number> =>
  (given) => {
    if (given === '') return otherwise;
    return Number(given) > 0 ? Number(given) * 1000 : MALFORMED;
  };

/**
 * Reads the environment of a function, once, when it starts.
 * @throws Error naming everything that is missing or malformed, at once.
 */
export function readEnvironment<Variables extends Record<string, Variable<unknown>>>(
  env: NodeJS.ProcessEnv,
  variables: Variables,
): Environment<Variables> {
  const read = Object.entries(variables).map(
    ([name, variable]) => [name, variable(env[name] ?? '')] as const,
  );
  const complaints = [
    ['Missing', MISSING],
    ['Malformed', MALFORMED],
  ].flatMap(([word, mark]) => {
    const names = read.filter(([, value]) => value === mark).map(([name]) => name);
    return names.length > 0 ? [`${String(word)} environment variables: ${names.join(', ')}`] : [];
  });
  if (complaints.length > 0) throw new Error(complaints.join('. '));
  return Object.fromEntries(read) as Environment<Variables>;
}
