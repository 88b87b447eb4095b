import { useState } from 'react';
import type { KeptReceipt } from '../../../../../proof/receipt';
import type { Voting } from '../../../ui/voting/voting';
import { NotPublished, OtherResult } from './not-published';
import type { Verification } from './verify-published';

/** How a check stands. */
export type Check =
  | { state: 'idle' | 'checking' | 'unpublished' | 'lagging' | 'failed' }
  | {
      state: 'done';
      verification: Verification;
      receipt: KeptReceipt | undefined;
      /** Whether the page shows the counts that were signed. */
      shownAsSigned: boolean;
    };

/** Checks a voting's published result: one check at a time. */
export function useCheck(voting: Voting): {
  check: Check;
  start: (receipt: KeptReceipt | undefined, all?: boolean) => Promise<void>;
} {
  const [check, setCheck] = useState<Check>({ state: 'idle' });
  const start = async (receipt: KeptReceipt | undefined, all = false): Promise<void> => {
    setCheck({ state: 'checking' });
    try {
      const { verifyPublished } = await import('./verify-published');
      const verification = await verifyPublished(voting.id, receipt, all);
      const shownAsSigned = isShown(voting, verification);
      setCheck({ state: 'done', verification, receipt, shownAsSigned });
    } catch (error) {
      setCheck({ state: stateOf(error) });
    }
  };
  return { check, start };
}

function stateOf(error: unknown): 'unpublished' | 'lagging' | 'failed' {
  if (error instanceof NotPublished) return 'unpublished';
  return error instanceof OtherResult ? 'lagging' : 'failed';
}

function isShown({ tally }: Voting, { result }: Verification): boolean {
  const signed = new Map(result?.counts.map(({ optionId, votes }) => [optionId, votes]));
  return (
    tally.total === result?.total &&
    tally.counts.every(({ optionId, votes }) => signed.get(optionId) === votes)
  );
}
