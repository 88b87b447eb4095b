/**
 * Refunds that organisers ask for. Each is written down with the checkout before its money moves, and stays there: so
 * those who find it not made can make it, and nobody makes it twice. Pure and APPSYNC_JS-safe.
 */
import type { MoneyBackStatus } from '../schema/generated/types';
import type { Clawback } from './clawbacks';
import type { Instant } from './voting';

/** A refund as it was asked for. */
export type RefundRequest = {
  /** What the provider keeps with the refund, so that it is known again: `<checkout id>-refund-1`. */
  id: string;
  /** Minor units of what was taken. */
  amount: number;
  reason: string;
  /** The organiser, by user id. */
  by: string;
  at: Instant;
  /** The organiser's own name for the request. */
  key?: string;
  /** Names under which it was asked for in vain, because the provider keeps a failure for its idempotency key. */
  attempts?: number;
  /** The provider's id of it, where its records did not show it at once. */
  refundId?: string;
  /** The provider's word for why it refused it. Nothing moved then. */
  refusal?: string;
};

/** What a checkout knows of money that goes back. */
type RefundFacts = { asked?: RefundRequest[]; clawbacks: Record<string, Clawback> };

/** The name of a checkout's next refund. */
export function nextRefundId({ id, asked }: { id: string; asked?: RefundRequest[] }): string {
  return `${id}-refund-${(asked ?? []).length + 1}`;
}

/** Whether a name that a provider kept is that of a refund. */
export function isRefundId(name: string): boolean {
  return name.indexOf('-refund-') > 0;
}

/** How a refund or dispute stands. Before 0.4.0 nothing but `standing` was kept. */
export function stageOf({ kind, stage, standing }: Clawback): NonNullable<Clawback['stage']> {
  if (stage) return stage;
  if (kind === 'REFUND') return standing ? 'DONE' : 'FAILED';
  return standing ? 'OPEN' : 'WON';
}

/** How a refund stands that was asked for: as the provider's record of it says, once there is one. */
export function askedStatus(request: RefundRequest, clawbacks: Record<string, Clawback>): MoneyBackStatus {
  const record = recordOfRefund(request, clawbacks);
  if (record) return stageOf(record);
  if (request.refusal) return 'REFUSED';
  return request.refundId ? 'PENDING' : 'ASKED';
}

/** What the provider's records say of a refund that was asked for; undefined: nothing yet. */
export function recordOfRefund(
  { id, refundId }: RefundRequest,
  clawbacks: Record<string, Clawback>,
): Clawback | undefined {
  const found = Object.entries(clawbacks).find(
    ([clawbackId, { request }]) => request === id || clawbackId === refundId,
  );
  return found ? found[1] : undefined;
}

/** The refunds of which the provider's records say nothing yet, the oldest first: asked for, or taken just now. */
export function unseenRefunds({ asked, clawbacks }: RefundFacts): RefundRequest[] {
  return (asked ?? []).filter((request) => !recordOfRefund(request, clawbacks) && !request.refusal);
}

/** The refunds that the provider has yet to take, the oldest first. */
export function unmadeRefunds({ asked, clawbacks }: RefundFacts): RefundRequest[] {
  return (asked ?? []).filter((request) => askedStatus(request, clawbacks) === 'ASKED');
}
