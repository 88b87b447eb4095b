import { useCallback, useEffect, useState } from 'react';
import {
  CancelCheckoutDocument,
  CheckoutDocument,
  CompleteCheckoutDocument,
  type CheckoutFieldsFragment,
} from '../../../../../schema/generated/operations';
import { toApiError, type ApiError } from '../../../session/api/api-error';
import { run } from '../../../session/api/client';

/** How often the provider is asked about a payment that it has not confirmed, and for how long. */
const ASK_EVERY_MS = 2_000;
const ASK_TIMES = 30;

/** A purchase that its buyer comes back from. */
export interface Settling {
  checkout: CheckoutFieldsFragment | undefined;
  error: ApiError | undefined;
  /** Whether the provider is still being asked. */
  asking: boolean;
  again: () => void;
}

/**
 * Settles a purchase: asks until the provider has confirmed the payment, or gives the purchase up.
 * Both are safe to repeat, and the provider's own message may come first.
 */
export function useSettling(id: string, cancelled: boolean): Settling {
  const [checkout, setCheckout] = useState<CheckoutFieldsFragment>();
  const [error, setError] = useState<ApiError>();
  const [round, setRound] = useState(0);
  const [asking, setAsking] = useState(true);

  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async (left: number): Promise<void> => {
      const answer = await settle(id, cancelled);
      if (!current) return;
      setCheckout(answer);
      // A decline waits for its buyer, and money that is on its way takes days: asking changes neither.
      const isOver = answer.status !== 'PENDING' || answer.detail !== null;
      if (isOver || cancelled || left === 0) setAsking(false);
      else timer = setTimeout(() => void attempt(left - 1), ASK_EVERY_MS);
    };
    const attempt = (left: number): Promise<void> =>
      ask(left).catch((thrown: unknown) => {
        if (!current) return;
        setError(toApiError(thrown));
        setAsking(false);
      });
    void attempt(ASK_TIMES);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [id, cancelled, round]);

  const again = useCallback(() => {
    setError(undefined);
    setAsking(true);
    setRound((before) => before + 1);
  }, []);
  return { checkout, error, asking, again };
}

/** @throws ApiError */
async function settle(id: string, cancelled: boolean): Promise<CheckoutFieldsFragment> {
  try {
    return cancelled
      ? (await run(CancelCheckoutDocument, { id }, 'voter')).cancelCheckout
      : (await run(CompleteCheckoutDocument, { id }, 'voter')).completeCheckout;
  } catch (thrown) {
    // It has ended already, perhaps paid after all: how it ended is what people want to know.
    if (toApiError(thrown).type !== 'CheckoutNotPayable') throw thrown;
    const { checkout } = await run(CheckoutDocument, { id }, 'voter');
    if (checkout === null) throw thrown;
    return checkout;
  }
}
