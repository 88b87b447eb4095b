/**
 * The audit trail, newest first: acts are a partition of the votings' index by opening time, and those on one voting a
 * partition of their index by access.
 */
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import { AUDIT_KIND, auditSubject, type AuditItem } from '../model/audit-trail';
import { VOTINGS_BY_ACCESS, VOTINGS_BY_OPENING } from '../model/keys';
import type { AuditEntry, QueryAuditTrailArgs } from '../schema/generated/types';
import { invalidInput } from './lib/failures';
import { failQuery, pageSize } from './lib/paging';
import { typed } from './lib/table';

export const dataSource = 'table';

type Page = { items: AuditItem[]; nextToken?: string | null };
type Ctx = Context<QueryAuditTrailArgs, object, undefined, undefined, Page>;

/** As the API gives it: objects, which AppSync writes as JSON. */
type EntryView = Omit<AuditEntry, 'before' | 'after'> & { before: object | null; after: object | null };

export function request(ctx: Ctx): DynamoDBQueryRequest {
  const { votingId, onlyCredits, limit, nextToken } = ctx.args;
  const isOfVoting = typeof votingId === 'string';
  if (isOfVoting && onlyCredits) invalidInput('onlyCredits', 'Acts on credits belong to no voting.');
  if (isOfVoting && votingId.trim() === '') invalidInput('votingId', 'Name the voting by its id.');
  const isPart = isOfVoting || onlyCredits;
  const subject = auditSubject(isOfVoting ? votingId : undefined);
  const query: DynamoDBQueryRequest = {
    operation: 'Query',
    index: isPart ? VOTINGS_BY_ACCESS : VOTINGS_BY_OPENING,
    query: {
      expression: isPart ? 'access = :part' : 'kind = :part',
      expressionValues: typed({ ':part': isPart ? subject : AUDIT_KIND }),
    },
    scanIndexForward: false,
    limit: pageSize(limit),
  };
  if (typeof nextToken === 'string') query.nextToken = nextToken;
  return query;
}

export function response(ctx: Ctx): { items: EntryView[]; nextToken: string | null } {
  if (ctx.error) failQuery(ctx.error, ctx.args.nextToken);
  return { items: ctx.result.items.map((item) => entryView(item)), nextToken: ctx.result.nextToken ?? null };
}

function entryView(item: AuditItem): EntryView {
  const { id, at, by, action } = item;
  return {
    id,
    at,
    by,
    action,
    votingId: item.votingId ?? null,
    userId: item.userId ?? null,
    reason: item.reason ?? null,
    before: item.before ?? null,
    after: item.after ?? null,
  };
}
