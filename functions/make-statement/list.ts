import {
  monthFrom,
  monthStart,
  nextProvider,
  unreadName,
  type StatementProgress,
} from '../../model/statements';
import { reportAccess } from '../lib/checkouts/reports';
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
 * Keeps one more page of what a provider lists. What it does not let us see is named, and passed over.
 * @throws ProviderError where it may answer later.
 */
export async function listPage(
  { statements, lists, services }: Pick<StatementParts, 'statements' | 'lists' | 'services'>,
  progress: StatementProgress,
): Promise<StatementProgress> {
  const { provider, pages, month, cursor } = progress;
  const { records, next, withheld } = await lists[provider].page(listedRange(month), cursor);
  if (records.length > 0) await statements.keepListed(progress, pages, records);
  const listed = { ...progress, pages: pages + (records.length > 0 ? 1 : 0) };
  for (const kind of withheld?.kinds ?? [])
    listed.unread = { ...listed.unread, [unreadName(provider, kind)]: withheld?.error.detail ?? '' };
  if (withheld) {
    services.log('warn', 'ProviderNotRead', { provider, detail: withheld.error.detail });
    reportAccess(services, withheld.error);
  }
  return next === undefined ? withNextProvider(listed) : { ...listed, cursor: next };
}

function withNextProvider({ cursor: _, ...progress }: StatementProgress): StatementProgress {
  const provider = nextProvider(progress.provider);
  return provider ? { ...progress, provider } : { ...progress, stage: 'MATCH' };
}
