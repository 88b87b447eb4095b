import type { ReactNode } from 'react';
import type { AuditEntry } from '../../../session/cache/audit';
import type { Paged } from '../../../session/cache/use-paged';
import { PagedList } from '../../../ui/paged-list';
import { AuditEntryRow } from './audit-entry';

/** Acts, page by page, with what is said while there are none. */
export function AuditEntries({
  list,
  empty,
  below,
}: {
  list: Paged<AuditEntry>;
  empty: ReactNode;
  /** What stands below what an entry says. */
  below?: (entry: AuditEntry) => ReactNode;
}): ReactNode {
  return (
    <PagedList list={list} empty={empty}>
      {list.items.length > 0 && (
        <ul className="audit-entries">
          {list.items.map((entry) => (
            <AuditEntryRow key={entry.id} entry={entry}>
              {below?.(entry)}
            </AuditEntryRow>
          ))}
        </ul>
      )}
    </PagedList>
  );
}
