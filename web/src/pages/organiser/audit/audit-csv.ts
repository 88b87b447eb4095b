import type { AuditEntry } from '../../../session/cache/audit';
import { csvOf, type Separator } from '../csv';

const COLUMNS = ['at', 'by', 'action', 'votingId', 'userId', 'reason', 'before', 'after', 'id'] as const;

/** Entries of the audit trail as CSV, as the API gives them. */
export function auditCsv(entries: AuditEntry[], separator: Separator): string {
  const rows = entries.map((entry) => COLUMNS.map((column) => entry[column] ?? ''));
  return csvOf([[...COLUMNS], ...rows], separator);
}
