const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What readers take for one character each (Unicode Standard Annex 29, "Grapheme Cluster Boundaries"). */
export function clustersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}
