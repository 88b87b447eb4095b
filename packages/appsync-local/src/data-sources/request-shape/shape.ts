import { invalidRequest } from '../../field-error';

/**
 * The service looks at every element of what a request function returns. A shape is the table of one part of a
 * request; it is prepared once and answers what is wrong with a value, in the service's words where they are known
 * (aws-appsync-community 110 and 217; developer guide, "Troubleshooting and common mistakes").
 */
export type Shape = (value: unknown) => Problem | undefined;

/** What is wrong: the way to the element, outermost last, and the words for it. */
export interface Problem {
  way: string[];
  words: (field: string) => string;
}

/** An object whose elements are known. */
export type Elements = Record<string, Shape>;

const problem = (words: Problem['words'], ...way: string[]): Problem => ({ way, words });

/** Any JSON. */
export const anything: Shape = () => undefined;

const ofType =
  (fits: (value: unknown) => boolean, what: string): Shape =>
  (value) =>
    fits(value) ? undefined : problem((field) => `Value for field '${field}' must be ${what}.`);

export const text = ofType((value) => typeof value === 'string', 'a string');
export const number = ofType((value) => typeof value === 'number', 'a number');
export const boolean = ofType((value) => typeof value === 'boolean', 'a boolean');
export const scalar = ofType((value) => ['string', 'number', 'boolean'].includes(typeof value), 'a string');

/** One of some texts. */
export const oneOf = (...values: string[]): Shape =>
  ofType((value) => values.includes(value as string), `one of ${values.join(', ')}`);

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const anObject = ofType(isObject, 'an object');
const aList = ofType(Array.isArray, 'a list');

function within(key: string | number, found: Problem | undefined): Problem | undefined {
  found?.way.push(String(key));
  return found;
}

/** Null is as good as absent, in all that is optional. */
export function object(required: Elements, optional: Elements = {}): Shape {
  const elements = new Map(Object.entries({ ...required, ...optional }));
  const needed = Object.keys(required);
  return (value) => {
    if (!isObject(value)) return anObject(value);
    for (const key in value) {
      const element = value[key];
      const shape = elements.get(key);
      if (!shape) return problem((field) => `Unsupported element '${field}'.`, key);
      const found = element === null || element === undefined ? undefined : shape(element);
      if (found) return within(key, found);
    }
    for (const key of needed)
      if (value[key] === null || value[key] === undefined)
        return problem((field) => `Value for field '${field}' not found.`, key);
    return undefined;
  };
}

/** An object with any names. */
export const mapOf =
  (shape: Shape): Shape =>
  (value) => {
    if (!isObject(value)) return anObject(value);
    for (const key in value) {
      const found = shape(value[key]);
      if (found) return within(key, found);
    }
    return undefined;
  };

export const listOf =
  (shape: Shape): Shape =>
  (value) => {
    if (!Array.isArray(value)) return aList(value);
    for (let index = 0; index < value.length; index++) {
      const found = shape(value[index]);
      if (found) return within(index, found);
    }
    return undefined;
  };

/** A shape with a condition of its own on top. */
export const also =
  (shape: Shape, extra: Shape): Shape =>
  (value) =>
    shape(value) ?? extra(value);

/** What the shape of a value hangs on: a text of one of its elements. */
export function byElement(
  key: string,
  shapes: Record<string, Shape>,
  unknown: (name: string) => string,
): Shape {
  const known = new Map(Object.entries(shapes));
  return (value) => {
    if (!isObject(value)) return anObject(value);
    const name = value[key];
    if (name === null || name === undefined)
      return problem((field) => `Value for field '${field}' not found.`, key);
    if (typeof name !== 'string') return within(key, text(name));
    return (known.get(name) ?? (() => problem(() => unknown(name))))(value);
  };
}

/** Says of any value that it is wrong. */
export const refuse =
  (words: Problem['words']): Shape =>
  () =>
    problem(words);

/** Refuses a value with words of its own; the shape of no element. */
export const unless =
  (fits: (value: unknown) => boolean, words: (field: string, value: unknown) => string): Shape =>
  (value) =>
    fits(value) ? undefined : problem((field) => words(field, value));

/**
 * Looks at a whole request.
 * @throws FieldError that names the element, as `$[condition][expression]`
 */
export function checkRequest(shape: Shape, request: unknown): void {
  // Nothing at all lacks what every request of the data source needs.
  const found = shape(request ?? {});
  if (found)
    throw invalidRequest(
      found.words(
        `$${found.way
          .reverse()
          .map((key) => `[${key}]`)
          .join('')}`,
      ),
    );
}
