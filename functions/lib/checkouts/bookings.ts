import type { Booking, Checkout } from '../../../model/checkouts';
import { takenOf } from '../../../model/receipts';
import { disputedAmount } from './refundable';

/**
 * A checkout that is about to be written, with how its money stands from now on, if that changes. So what was booked
 * until any instant can be told later, to the same instant as credits.
 * @param before what it takes the place of.
 */
export function withBooking(before: Checkout, next: Checkout, at: string): Checkout {
  if (!next.paid) return next;
  const known =
    before.bookings ?? (before.paid ? [bookingOf(before, before.paidAt ?? before.updatedAt)] : []);
  const booking = bookingOf(next, at);
  const last = known.at(-1);
  const isSame =
    last?.received === booking.received &&
    last.returned === booking.returned &&
    last.disputed === booking.disputed;
  return isSame ? next : { ...next, bookings: [...known, booking] };
}

function bookingOf(checkout: Checkout, at: string): Booking {
  const received = takenOf(checkout).amount;
  return { at, received, returned: checkout.returned ?? 0, disputed: disputedAmount(checkout) };
}
