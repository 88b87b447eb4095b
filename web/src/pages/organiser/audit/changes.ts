import type { AuditEntry } from '../../../session/cache/audit';

/** What an act changed of one thing; null: there was nothing, or nothing is left. */
export interface Change {
  field: string;
  before: string | null;
  after: string | null;
}

/** What an act changed, thing by thing. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Change[] {
  const was = factsIn(before);
  const is = factsIn(after);
  return (
    [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .map((field) => ({ field, before: words(was[field]), after: words(is[field]) }))
      // The name of the act says it.
      .filter(({ field }) => field !== 'draft')
      .filter((change) => change.before !== null || change.after !== null)
  );
}

/** The question of the voting that an act was done to, as far as the act itself says it. */
export function titleIn({ before, after }: Pick<AuditEntry, 'before' | 'after'>): string | undefined {
  const title = factsIn(after)['title'] ?? factsIn(before)['title'];
  return typeof title === 'string' ? title : undefined;
}

const DRAFT_ACTS = ['CREATE_VOTING', 'CHANGE_VOTING', 'DELETE_VOTING'] as const;

/** What was done to a draft; undefined: it was not done to one. A draft that is changed is published by that. */
export function draftActIn({
  action,
  before,
  after,
}: Pick<AuditEntry, 'action' | 'before' | 'after'>): (typeof DRAFT_ACTS)[number] | undefined {
  const isDraft = factsIn(before)['draft'] === true || factsIn(after)['draft'] === true;
  return isDraft ? DRAFT_ACTS.find((act) => act === action) : undefined;
}

/** How many credits a grant gave, or took back. */
export function creditsIn({ before, after }: Pick<AuditEntry, 'before' | 'after'>): number {
  return Number(factsIn(after)['granted'] ?? 0) - Number(factsIn(before)['granted'] ?? 0);
}

function factsIn(json: string | null | undefined): Record<string, unknown> {
  return (json == null ? {} : (JSON.parse(json) as Record<string, unknown> | null)) ?? {};
}

function words(value: unknown): string | null {
  if (value == null) return null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every(hasLabel)) return value.map(({ label }) => label).join(' · ');
  return JSON.stringify(value);
}

function hasLabel(value: unknown): value is { label: string } {
  return typeof (value as { label?: unknown } | null)?.label === 'string';
}
