/**
 * Cuts a text into tokens.
 * @param token matches one token in its first group, and the space before it.
 * @returns undefined where the text has something else.
 */
export function tokensOf(text: string, token: RegExp): string[] | undefined {
  const tokens: string[] = [];
  const next = new RegExp(token, 'y');
  const whole = text.trim();
  while (next.lastIndex < whole.length) {
    const [, found] = next.exec(whole) ?? [];
    if (found === undefined) return undefined;
    tokens.push(found);
  }
  return tokens;
}
