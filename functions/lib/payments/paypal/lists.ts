/**
 * What PayPal lists of an account: its transactions ("List transactions" in PayPal's Transaction Search reference), day by
 * day, because a search finds ten thousand at most; then its disputes ("List disputes" in its Disputes reference), each of
 * which is looked at, because the list does not say how they ended.
 */
import { NO_MONEY, type MoneyPosition } from '../../../../model/statements';
import { unlessRefused, type ListedPage, type ListedRecord, type ProviderLists } from '../../checkouts/lists';
import type { Renewed } from '../../secrets';
import { needed } from '../../errors/errors';
import type { PayPalClient } from './client';
import { disputeRecord } from './dispute-record';
import { askPayPal, isForbidden } from './errors';
import { sumIn } from './money';
import { ownerOfCustomId } from './order-request';
import {
  getDispute,
  getRefund,
  listDisputes,
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

  page(range: { from: number; to: number }, cursor = `transactions ${range.from} 1`): Promise<ListedPage> {
    const [kind, place, page] = cursor.split(' ');
    return kind === 'transactions'
      ? unlessRefused(
          () => this.transactions(range, Number(place), Number(page)),
          ['CHARGE', 'REFUND'],
          'disputes',
        )
      : unlessRefused(() => this.disputes(range, place), ['DISPUTE'], undefined);
  }

  /**
   * Transactions are told up to three hours late, a refund that failed is no longer what was listed, and what was reversed
   * for a dispute is what that dispute says of itself.
   */
  async current(record: ListedRecord): Promise<ListedRecord> {
    if (isReversal(record)) {
      const returned = Math.max(0, record.returned - (await this.lostBy(record.subject.id, record.returned)));
      return { ...record, returned };
    }
    if (record.subject.kind !== 'refund') return record;
    const refund = await askPayPal(this.client, (client) => getRefund(client, record.id));
    const { amount } = sumIn('refund.amount', refund.amount);
    const returned = refund.status === 'COMPLETED' ? amount : 0;
    return { ...record, ...NO_MONEY, returned, at: refund.create_time ?? record.at };
  }

  /** What a capture lost to its disputes. All that was reversed, where PayPal does not let us see them. */
  private async lostBy(captureId: string, reversed: number): Promise<number> {
    try {
      const ids = await askPayPal(this.client, (client) => listDisputes(client, captureId));
      const disputes = ids.map((id) => askPayPal(this.client, (client) => getDispute(client, id)));
      const records = (await Promise.all(disputes)).flatMap(disputeListed);
      return records.reduce((sum, { returned }) => sum + returned, 0);
    } catch (error) {
      if (!isForbidden(error)) throw error;
      return reversed;
    }
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
  ): Promise<ListedPage> {
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
 * "Transaction Event Codes" in PayPal's documentation: `T00…` are payments; `T1107` a refund by the merchant; `T1106` a reversal
 * of a payment by PayPal, of which the end of a chargeback is its example; `T1100` any other reversal. A refund that the bank
 * sends back has no code of its own there: whichever it gets, it is a movement to us that names the refund. What is held for
 * disputes (`T1110`, `T1111`) and chargebacks (`T12…`) the disputes say, and fees and transfers are of nobody's purchase.
 */
function transactionListed(transaction: PayPalTransaction): ListedRecord[] {
  const { transaction_event_code: code = '', transaction_status: status = '' } = transaction;
  if (!MOVED.has(status)) return [];
  const { amount, currency } = sumIn('transaction_amount', transaction.transaction_amount);
  const id = needed('PAYPAL', 'transaction_id', transaction.transaction_id);
  const of = transaction.paypal_reference_id ?? id;
  const owner = ownerOfCustomId(transaction.custom_field);
  const common = {
    provider: 'PAYPAL' as const,
    at: instant(needed('PAYPAL', 'transaction_initiation_date', transaction.transaction_initiation_date)),
    currency,
    ...(owner && { owner }),
    ...NO_MONEY,
  };
  const back = { ...common, kind: 'REFUND' as const, returned: -amount };
  if (code.startsWith('T00') && amount > 0)
    return [{ ...common, kind: 'CHARGE', id, received: amount, subject: { kind: 'charge', id } }];
  if (code === 'T1106') return [{ ...back, id: `${of}${REVERSED}`, subject: { kind: 'charge', id: of } }];
  const isRefund = code === 'T1107' && amount < 0;
  if (isRefund) return [{ ...back, id, subject: { kind: 'refund', id } }];
  if (code === 'T1100' || code === 'T1107') return [{ ...back, id: of, subject: { kind: 'refund', id: of } }];
  return [];
}

/** What a capture says of itself without a record of its own is called so, as by `record.ts`. */
const REVERSED = '-back';

const isReversal = ({ id }: ListedRecord): boolean => id.endsWith(REVERSED);

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
      kind: 'DISPUTE',
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
