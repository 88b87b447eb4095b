import { useState, type ReactNode } from 'react';
import { PAYMENT_PROVIDERS } from '../../../../../model/payment-providers';
import type { CheckoutStatus } from '../../../../../schema/generated/types';
import { Field } from '../../../ui/field';
import { Form } from '../../../ui/form';
import { useTranslation } from '../../../ui/i18n/translation';
import type { PaymentSearch } from './payment-search';

const STATUSES = Object.keys({
  PENDING: true,
  PAID: true,
  CANCELLED: true,
  EXPIRED: true,
  FAILED: true,
  REFUNDED: true,
  DISPUTED: true,
} satisfies Record<CheckoutStatus, true>) as CheckoutStatus[];

/** Whose payments, in which state, through whom and from when. */
export function PaymentFilters({
  search,
  onSearch,
}: {
  search: PaymentSearch;
  onSearch: (search: PaymentSearch) => void;
}): ReactNode {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(search);
  const set = (change: Partial<PaymentSearch>): void => {
    setDraft((before) => ({ ...before, ...change }));
  };
  return (
    <Form
      className="payment-filters card"
      role="search"
      submit={() => {
        onSearch(draft);
      }}
    >
      <Field
        label={t('grant.voter')}
        inputMode="email"
        value={draft.voter}
        onChange={(voter) => {
          set({ voter });
        }}
      />
      <Choice
        label={t('payments.status')}
        value={draft.status}
        values={STATUSES.map((status) => [status, t(`purchases.states.${status}`)])}
        onChange={(status) => {
          set({ status });
        }}
      />
      <Choice
        label={t('payments.provider')}
        value={draft.provider}
        values={PAYMENT_PROVIDERS.map((provider) => [provider, t(`buy.providers.${provider}`)])}
        onChange={(provider) => {
          set({ provider });
        }}
      />
      <Field
        label={t('payments.from')}
        type="date"
        value={draft.from}
        onChange={(from) => {
          set({ from });
        }}
      />
      <Field
        label={t('payments.to')}
        type="date"
        value={draft.to}
        onChange={(to) => {
          set({ to });
        }}
      />
      <button type="submit" className="button primary">
        {t('payments.search')}
      </button>
    </Form>
  );
}

function Choice<Value extends string>({
  label,
  value,
  values,
  onChange,
}: {
  label: string;
  value: Value | '';
  values: [Value, string][];
  onChange: (value: Value | '') => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{label}</span>
      <select
        value={value}
        onChange={({ target }) => {
          onChange(target.value as Value | '');
        }}
      >
        <option value="">{t('payments.any')}</option>
        {values.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
