import { receiptText, type KeptReceipt } from '../../../../../proof/receipt';
import { saveFile } from '../../../ui/save-file';
import type { Vote, Voting } from '../../../ui/voting/voting';

/** What the voter keeps of a vote; undefined while it has no ballot yet. */
export function keptReceipt(voting: Voting, vote: Vote | undefined): KeptReceipt | undefined {
  if (!vote?.ballotId) return undefined;
  const { ballotId, optionId, castAt } = vote;
  const option = voting.options.find(({ id }) => id === optionId)?.label;
  return {
    votingId: voting.id,
    title: voting.title,
    ballotId,
    optionId,
    ...(option !== undefined && { option }),
    castAt,
  };
}

/** Hands a receipt to the browser as a file. */
export function saveReceipt(receipt: KeptReceipt): void {
  saveFile(`receipt-${receipt.votingId}.json`, 'application/json', [receiptText(receipt)]);
}
