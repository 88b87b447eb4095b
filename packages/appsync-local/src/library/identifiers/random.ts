/**
 * Random digits from `Math.random`: the code runs where no cryptographic source exists. Good for identifiers on one
 * machine; nothing here may become a secret.
 */
export function randomDigits(count: number, base: number): number[] {
  return Array.from({ length: count }, () => Math.floor(Math.random() * base));
}
