import { monthFrom, monthStart, nextProvider, type StatementProgress } from '../../model/statements';
import { ProviderError } from '../lib/errors/errors';
import type { StatementParts } from './parts';

/**
 * What is listed: the month, and the one before it once more. What changed late in that one is noticed so: a bank debit
 * that arrived, a dispute that was decided. Sums are of the month alone.
 */
export function listedRange(month: string): { from: number; to: number } {
  return {
    from: Date.parse(monthStart(monthFrom(month, -1))),
    to: Date.parse(monthStart(monthFrom(month, 1))),
  };
}

/**
 * Keeps one more page of what a provider lists. A provider that does not let us see it is named, and passed over.
 * @throws ProviderError where it may answer later.
 */
export async function listPage(
  { statements, lists, services: { log } }: Pick<StatementParts, 'statements' | 'lists' | 'services'>,
  progress: StatementProgress,
): Promise<StatementProgress> {
  const { provider, pages, month, cursor } = progress;
  try {
    const { records, next } = await lists[provider].page(listedRange(month), cursor);
    if (records.length > 0) await statements.keepListed(progress, pages, records);
    const listed = { ...progress, pages: pages + (records.length > 0 ? 1 : 0) };
    return next === undefined ? withNextProvider(listed) : { ...listed, cursor: next };
  } catch (error) {
    if (!(error instanceof ProviderError) || error.retryable) throw error;
    log('warn', 'ProviderNotRead', { provider, detail: error.detail });
    return withNextProvider({ ...progress, unread: { ...progress.unread, [provider]: error.detail } });
  }
}

function withNextProvider({ cursor: _, ...progress }: StatementProgress): StatementProgress {
  const provider = nextProvider(progress.provider);
  return provider ? { ...progress, provider } : { ...progress, stage: 'MATCH' };
}
