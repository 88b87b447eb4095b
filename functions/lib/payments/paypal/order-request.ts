import type { Checkout } from '../../../../model/checkouts';
import type { Owner, ReturnUrls } from '../../checkouts/gateway';
import { toMoney } from './money';
import type { PayPalOrder } from './requests';

/** The body of `POST /v2/checkout/orders` for a checkout ("Create order" in PayPal's Orders reference). */
export function orderRequest({ id, userId, pack }: Checkout, urls: ReturnUrls): object {
  const { currencyCode, value } = toMoney(pack.amount, pack.currency);
  return {
    intent: 'CAPTURE',
    purchase_units: [
      {
        reference_id: id,
        custom_id: `${userId}/${id}`,
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
  const [userId, checkoutId] = order.purchase_units?.[0]?.custom_id?.split('/') ?? [];
  return userId && checkoutId ? { userId, checkoutId } : undefined;
}
