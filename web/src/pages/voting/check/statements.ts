import type { Verification } from './verify-published';

/** What may be said of a check that found nothing wrong: of nothing that was not looked at. */
export function statementsOf(
  { complete, place }: Pick<Verification, 'complete' | 'place'>,
  ofReceipt: boolean,
) {
  const isFound = ofReceipt && place !== undefined;
  const title = complete ? 'right' : 'genuine';
  return {
    title: isFound ? 'yours' : title,
    statements: [
      ...(isFound ? (['found'] as const) : []),
      ...(isFound && !complete ? (['path'] as const) : []),
      ...(complete ? (['adds', 'same'] as const) : (['unread'] as const)),
      'signed' as const,
    ],
  } as const;
}
