import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { PAYMENT_PROVIDERS } from '../../../../../model/payment-providers';
import { CreateCheckoutDocument, CreditPacksDocument } from '../../../../../schema/generated/operations';
import type { CreditPacksQuery } from '../../../../../schema/generated/operations';
import type { PaymentProvider } from '../../../../../schema/generated/types';
import { ApiError, toApiError } from '../../../session/api/api-error';
import { run } from '../../../session/api/client';
import { FailureOf } from '../../../ui/failure-of';
import { Form } from '../../../ui/form';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { Empty, Loading } from '../../../ui/notices';
import { SubmitButton } from '../../../ui/submit-button';
import { chosenCurrency, rememberCurrency } from './chosen-currency';
import { firstCurrency } from './currency';
import './credits.css';

type Pack = CreditPacksQuery['creditPacks'][number];

/** Choosing a pack and who takes the money; paying itself happens on the provider's own page. */
export function BuyCredits(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const [packs, setPacks] = useState<Pack[]>();
  const [chosen, setChosen] = useState<string | null>(null);
  const [provider, setProvider] = useState(PAYMENT_PROVIDERS[0]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  // One key for one intention: trying again after a lost answer must not begin a second purchase.
  const key = useRef<string>(undefined);

  const fetchPacks = (): void => {
    run(CreditPacksDocument, {}, 'public')
      .then(({ creditPacks }) => {
        setPacks(creditPacks);
        setChosen((before) => before ?? firstOf(creditPacks)?.id ?? null);
      })
      .catch((thrown: unknown) => {
        setError(toApiError(thrown));
      });
  };
  useEffect(fetchPacks, []);
  const fetchPacksAgain = (): void => {
    setError(undefined);
    fetchPacks();
  };

  const pack = packs?.find(({ id }) => id === chosen);
  const currencies = [...new Set(packs?.map(({ currency }) => currency))];
  const beginNewPurchase = (): void => {
    key.current = undefined;
    setError(undefined);
  };
  const pay = async (): Promise<void> => {
    if (pack === undefined) return;
    setBusy(true);
    setError(undefined);
    key.current ??= crypto.randomUUID();
    try {
      const input = {
        packId: pack.id,
        provider,
        expectedAmount: pack.amount,
        idempotencyKey: key.current,
      };
      const { createCheckout } = await run(CreateCheckoutDocument, { input }, 'voter');
      // Another request of ours is just opening the page: asking again with the same key finds it.
      if (createCheckout.redirectUrl === null) throw new ApiError('TryAgain', createCheckout.id);
      location.assign(createCheckout.redirectUrl);
    } catch (thrown) {
      const failed = toApiError(thrown);
      if (!mayStillOpen(failed)) key.current = undefined;
      if (failed.type === 'PackPriceChanged' || failed.type === 'PackNotFound') fetchPacks();
      setError(failed);
      setBusy(false);
    }
  };
  return (
    <section id="buy" className="card stack-tight" aria-labelledby="buy-title">
      <h2 id="buy-title" className="section-title">
        {t('buy.title')}
      </h2>
      {packs === undefined && (error ? <FailureOf error={error} retry={fetchPacksAgain} /> : <Loading />)}
      {packs?.length === 0 && <Empty title={t('buy.none')} next={t('buy.noneNext')} />}
      {packs !== undefined && packs.length > 0 && (
        <Form className="stack" submit={() => void pay()}>
          {currencies.length > 1 && (
            <RadioGroup
              className="choice"
              value={pack?.currency ?? null}
              onChange={(currency) => {
                rememberCurrency(currency);
                setChosen(packs.find((each) => each.currency === currency)?.id ?? null);
                beginNewPurchase();
              }}
            >
              <Label>{t('buy.currency')}</Label>
              {currencies.map((currency) => (
                <RadioField key={currency} value={currency}>
                  <RadioButton>{currency}</RadioButton>
                </RadioField>
              ))}
            </RadioGroup>
          )}
          <RadioGroup
            className="packs"
            value={chosen}
            onChange={(value) => {
              setChosen(value);
              beginNewPurchase();
            }}
          >
            <Label className="visually-hidden">{t('buy.pack')}</Label>
            {packsIn(packs, pack?.currency).map((each) => (
              <RadioField key={each.id} value={each.id}>
                <RadioButton className="pack">
                  <strong>{format.number(each.credits)}</strong>
                  <span>{t('credits.word', { count: each.credits })}</span>
                  <PackPrice pack={each} />
                </RadioButton>
              </RadioField>
            ))}
          </RadioGroup>
          <RadioGroup
            className="choice"
            value={provider}
            onChange={(value) => {
              setProvider(value as PaymentProvider);
              beginNewPurchase();
            }}
          >
            <Label>{t('buy.provider')}</Label>
            {PAYMENT_PROVIDERS.map((each) => (
              <RadioField key={each} value={each}>
                <RadioButton>{t(`buy.providers.${each}`)}</RadioButton>
              </RadioField>
            ))}
          </RadioGroup>
          {error && <FailureOf error={error} />}
          <SubmitButton
            className="button primary large"
            busy={busy}
            busyText={t('buy.leaving')}
            disabled={!pack}
          >
            {pack && t('buy.pay', { amount: format.money(pack.amount, pack.currency) })}
          </SubmitButton>
          <p className="faint">{t('buy.hosted')}</p>
        </Form>
      )}
    </section>
  );
}

/** What a pack costs; while a promotion runs, also what it costs otherwise, and for how long. */
function PackPrice({ pack: { amount, currency, regularAmount, until } }: { pack: Pack }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <span className="pack-price">{format.money(amount, currency)}</span>
      {typeof regularAmount === 'number' && (
        <span className="faint">{t('buy.instead', { amount: format.money(regularAmount, currency) })}</span>
      )}
      {typeof until === 'string' && (
        <span className="faint">{t('buy.until', { moment: format.moment(until) })}</span>
      )}
    </>
  );
}

/** The pack that is chosen at first: the first in the buyer's currency. */
function firstOf(packs: Pack[]): Pack | undefined {
  const sold = [...new Set(packs.map(({ currency }) => currency))];
  return packsIn(packs, firstCurrency(sold, navigator.languages, chosenCurrency()))[0];
}

function packsIn(packs: Pack[], currency: string | undefined): Pack[] {
  return packs.filter((pack) => pack.currency === currency);
}

/** Whether the purchase may exist though its answer did not come: then trying again must mean the same one. */
function mayStillOpen({ type, info }: ApiError): boolean {
  return (
    type === 'Network' ||
    type === 'TryAgain' ||
    (type === 'PaymentProviderError' && info['retryable'] === true)
  );
}
