import { existsSync, readFileSync } from 'node:fs';
import type { Faults } from './contract';

/** Probabilities from 0 to 1. */
interface FaultRates {
  /** Of an invocation of a function, failing before or after its work. */
  failRate?: number;
  /** Functions whose names contain this never fail: those that people wait for, and that nobody invokes again. */
  spared?: string;
  streams?: {
    /** Of giving a function records again that it has just been given. */
    repeatRate?: number;
    /** Of cutting a batch in two. */
    cutRate?: number;
  };
  /** While this file exists, calls of the API that roles sign fail, or hang if `hangs` is what it holds. */
  apiAwayWhile?: string;
}

/**
 * Faults to cause while the stack runs, for tests of what must survive them.
 * @param text JSON: `{failRate?, spared?, streams?: {repeatRate?, cutRate?}, apiAwayWhile?}`, or undefined for none.
 */
export function faultsFrom(text: string | undefined): Faults | undefined {
  if (text === undefined) return undefined;
  const { failRate = 0, spared, streams, apiAwayWhile } = JSON.parse(text) as FaultRates;
  const { repeatRate = 0, cutRate = 0 } = streams ?? {};
  return {
    invocation(functionName) {
      if (Math.random() >= failRate || (spared !== undefined && functionName.includes(spared)))
        return undefined;
      return Math.random() < 0.5 ? 'before' : 'after';
    },
    api(authorization) {
      if (apiAwayWhile === undefined || !authorization.startsWith('AWS4-')) return undefined;
      if (!existsSync(apiAwayWhile)) return undefined;
      return readFileSync(apiAwayWhile, 'utf8').trim() === 'hangs' ? 'hangs' : 'fails';
    },
    streams({ records }) {
      const batches = Math.random() < cutRate ? cut(records) : [records];
      return batches.flatMap((batch) =>
        Math.random() < repeatRate ? [batch, overlap(batch), batch] : [batch],
      );
    },
  };
}

function cut<Item>(records: Item[]): Item[][] {
  const at = Math.floor(Math.random() * records.length);
  return [records.slice(0, at), records.slice(at)].filter((part) => part.length > 0);
}

/** The end of a batch again, as a delivery cut differently would bring it. */
function overlap<Item>(records: Item[]): Item[] {
  return records.slice(Math.floor(records.length / 2));
}
