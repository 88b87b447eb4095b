/** What a voter keeps: names the voter's ballot among those that are published. */

/** A receipt, as it is kept in a file. */
export interface KeptReceipt {
  votingId: string;
  ballotId: string;
  optionId: string;
  /** The question as the voter saw it, and the answer. */
  title?: string;
  option?: string;
  castAt?: string;
}

/** The file's text. */
export function receiptText(receipt: KeptReceipt): string {
  return `${JSON.stringify(receipt, null, 2)}\n`;
}

/** The receipt in a text that came from outside; undefined if it is none. */
export function receiptIn(text: string): KeptReceipt | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { votingId, ballotId, optionId, title, option, castAt } = (value ?? {}) as Record<string, unknown>;
  if (typeof votingId !== 'string' || typeof ballotId !== 'string' || typeof optionId !== 'string')
    return undefined;
  return {
    votingId,
    ballotId,
    optionId,
    ...(typeof title === 'string' && { title }),
    ...(typeof option === 'string' && { option }),
    ...(typeof castAt === 'string' && { castAt }),
  };
}
