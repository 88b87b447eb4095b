/**
 * What PayPal lists of an account: its transactions ("List transactions" in PayPal's Transaction Search reference), day by
 * day, because a search finds ten thousand at most; then its disputes ("List disputes" in its Disputes reference), each of
 * which is looked at, because the list does not say how they ended.
 */
import { NO_MONEY, type MoneyPosition } from '../../../../model/statements';
import type { ListedRecord, ProviderLists } from '../../checkouts/lists';
import type { Renewed } from '../../secrets';
import { needed } from '../../errors/errors';
import type { PayPalClient } from './client';
import { disputeRecord } from './dispute-record';
import { askPayPal } from './errors';
import { sumIn } from './money';
import { ownerOfCustomId } from './order-request';
import {
  getDispute,
  getRefund,
  listNewDisputes,
  listTransactions,
  type PayPalDispute,
  type PayPalTransaction,
} from './requests';

const DAY = 24 * 3600_000;

/** Statuses of transactions whose money moved: `S`, and `V` where it moved back later ("transaction_status" there). */
const MOVED = new Set(['S', 'V']);

/** PayPal's lists of the account whose credentials they are. */
export class PayPalLists implements ProviderLists {
  constructor(private readonly client: Renewed<PayPalClient>) {}

  page(
    range: { from: number; to: number },
    cursor = `transactions ${range.from} 1`,
  ): Promise<{ records: ListedRecord[]; next?: string }> {
    const [kind, place, page] = cursor.split(' ');
    return kind === 'transactions'
      ? this.transactions(range, Number(place), Number(page))
      : this.disputes(range, place);
  }

  /** Transactions are told up to three hours late, and a refund that failed is no longer what was listed. */
  async current(record: ListedRecord): Promise<ListedRecord> {
    if (record.subject.kind !== 'refund') return record;
    const refund = await askPayPal(this.client, (client) => getRefund(client, record.id));
    const { amount } = sumIn('refund.amount', refund.amount);
    const returned = refund.status === 'COMPLETED' ? amount : 0;
    return { ...record, ...NO_MONEY, returned, at: refund.create_time ?? record.at };
  }

  private async transactions(
    { to }: { to: number },
    day: number,
    page: number,
  ): Promise<{ records: ListedRecord[]; next: string }> {
    const end = Math.min(to, day + DAY);
    const found = await askPayPal(this.client, (client) =>
      // Both ends are found, to the second.
      listTransactions(client, { from: day, to: end - 1000, page }),
    );
    const records = found.transactions.flatMap(transactionListed);
    if (page < found.pages) return { records, next: `transactions ${day} ${page + 1}` };
    return { records, next: end < to ? `transactions ${end} 1` : 'disputes' };
  }

  private async disputes(
    { from, to }: { from: number; to: number },
    token: string | undefined,
  ): Promise<{ records: ListedRecord[]; next?: string }> {
    const found = await askPayPal(this.client, (client) => listNewDisputes(client, from, token));
    const records: ListedRecord[] = [];
    for (const { dispute_id: id, create_time: at = '' } of found.items) {
      if (Date.parse(at) >= to) continue;
      const disputeId = needed('PAYPAL', 'items[].dispute_id', id);
      records.push(...disputeListed(await askPayPal(this.client, (client) => getDispute(client, disputeId))));
    }
    return { records, ...(found.next && { next: `disputes ${found.next}` }) };
  }
}

/**
 * "Transaction event codes" in PayPal's documentation: `T00…` are payments, `T1107` refunds, `T1106` reversals of a payment,
 * and `T1100` general reversals: of a refund, they bring its money back. What is held for disputes, fees and transfers the
 * disputes say, or nobody asks.
 */
function transactionListed(transaction: PayPalTransaction): ListedRecord[] {
  const { transaction_event_code: code = '', transaction_status: status = '' } = transaction;
  if (!MOVED.has(status)) return [];
  const { amount, currency } = sumIn('transaction_amount', transaction.transaction_amount);
  const id = needed('PAYPAL', 'transaction_id', transaction.transaction_id);
  const of = transaction.paypal_reference_id ?? id;
  const common = {
    provider: 'PAYPAL' as const,
    at: instant(needed('PAYPAL', 'transaction_initiation_date', transaction.transaction_initiation_date)),
    currency,
  };
  const owner = ownerOfCustomId(transaction.custom_field);
  const own = owner && { owner };
  if (code.startsWith('T00') && amount > 0)
    return [{ ...common, ...own, id, ...NO_MONEY, received: amount, subject: { kind: 'charge', id } }];
  if (code === 'T1107')
    return [{ ...common, ...own, id, ...NO_MONEY, returned: -amount, subject: { kind: 'refund', id } }];
  if (code === 'T1106')
    return [
      {
        ...common,
        ...own,
        id: `${of}-back`,
        ...NO_MONEY,
        returned: -amount,
        subject: { kind: 'charge', id: of },
      },
    ];
  if (code === 'T1100')
    return [
      { ...common, ...own, id: of, ...NO_MONEY, returned: -amount, subject: { kind: 'refund', id: of } },
    ];
  return [];
}

function disputeListed(dispute: PayPalDispute): ListedRecord[] {
  const taking = sumIn('dispute.dispute_amount', dispute.dispute_amount);
  return disputeRecord(dispute, taking, []).map(({ id, amount, standing, stage }) => {
    const money: MoneyPosition = !standing
      ? NO_MONEY
      : stage === 'OPEN'
        ? { ...NO_MONEY, disputed: amount }
        : { ...NO_MONEY, returned: amount };
    return {
      provider: 'PAYPAL',
      id,
      at: instant(needed('PAYPAL', 'dispute.create_time', dispute.create_time)),
      currency: taking.currency,
      ...money,
      subject: { kind: 'dispute', id },
    };
  });
}

/** Zones are written in two ways here. */
function instant(text: string): string {
  return new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')).toISOString();
}
