/** Addresses that one request invites: fewer than the API takes, so that a long list shows that it moves. */
export const INVITED_AT_ONCE = 500;

/**
 * The addresses in a CSV file, whichever column they are in, each once: everything that holds an @ between separators,
 * spaces and quotation marks.
 */
export function addressesIn(csv: string): string[] {
  const found = csv.split(/[\s,;"'<>]+/).filter((word) => /^[^@]+@[^@]+$/.test(word));
  return [...new Set(found)];
}

/** Domains as one types them: with or without an @, between commas or spaces. */
export function domainsIn(text: string): string[] {
  const words = text.split(/[\s,;]+/).map((word) => word.replace(/^@/, '').toLowerCase());
  return [...new Set(words.filter((word) => word !== ''))];
}

/** A list in parts of at most so many. */
export function inParts<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, part) =>
    list.slice(part * size, (part + 1) * size),
  );
}
