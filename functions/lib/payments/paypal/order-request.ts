import type { Checkout } from '../../../../model/checkouts';
import type { Billing } from '../../checkouts/provider';
import type { Owner, ReturnUrls } from '../../checkouts/gateway';
import { toMoney } from './money';
import type { PayPalOrder } from './requests';

/** The body of `POST /v2/checkout/orders` for a checkout ("Create order" in PayPal's Orders reference). */
export function orderRequest(
  { id, userId, pack }: Checkout,
  urls: ReturnUrls,
  billing: Billing = {},
): object {
  const { currencyCode, value } = toMoney(pack.amount, pack.currency);
  return {
    intent: 'CAPTURE',
    purchase_units: [
      {
        reference_id: id,
        custom_id: `${userId}/${id}`,
        // Unique in the seller's account, and so PayPal takes no second payment for it.
        ...(billing.invoicePrefix && { invoice_id: `${billing.invoicePrefix}${id}` }),
        description: pack.label,
        amount: { currency_code: currencyCode, value },
      },
    ],
    payment_source: {
      paypal: {
        experience_context: {
          return_url: urls.success,
          cancel_url: urls.cancel,
          user_action: 'PAY_NOW',
          shipping_preference: 'NO_SHIPPING',
        },
      },
    },
  };
}

/** Whose order it is, as {@link orderRequest} wrote into it. */
export function ownerIn(order: PayPalOrder): Owner | undefined {
  return ownerOfCustomId(order.purchase_units?.[0]?.custom_id);
}

/** The same in a capture or a transaction, which have the order's `custom_id`. */
export function ownerOfCustomId(customId: string | undefined): Owner | undefined {
  const [userId, checkoutId] = customId?.split('/') ?? [];
  return userId && checkoutId ? { userId, checkoutId } : undefined;
}
