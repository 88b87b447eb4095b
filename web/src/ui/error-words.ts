import { PROVIDER_NAMES } from '../../../model/payment-providers';
import { useFormat, type Format } from './i18n/format';
import en from './i18n/languages/en';
import type { Texts } from './i18n/languages/texts';
import { useTranslation } from './i18n/translation';

/** What went wrong, as the API tells it. */
export interface Problem {
  /** One of the API's error types, `Network` or `Unknown`. */
  type: string;
  message: string;
  info: Record<string, unknown>;
  /** The id of the request, if it was answered. */
  requestId?: string;
}

type KnownError = keyof Texts['errors'];

/** English comes with the app, so its words are here already. */
const known: ReadonlySet<string> = new Set(Object.keys(en.errors));

/** Whether there are no words for it: the fault is ours, and an operator has to look for it. */
export function isUnexpected({ type }: Problem): boolean {
  return type === 'Unknown' || !known.has(type);
}

/** Words for an error: what happened, and what to do next. */
export function useErrorWords(): (error: Problem) => { title: string; next: string } {
  const { t } = useTranslation();
  const format = useFormat();
  return (error) => {
    const type = (known.has(error.type) ? error.type : 'Unknown') as KnownError;
    const moments: Record<string, unknown> = Object.fromEntries(
      ['opensAt', 'closesAt', 'castAt', 'until'].flatMap((field) => {
        const moment = error.info[field];
        return typeof moment === 'string' ? [[field, format.moment(moment)]] : [];
      }),
    );
    if (type === 'VotingNotOpen') {
      return error.info['status'] === 'UPCOMING'
        ? { title: t('errors.VotingNotOpen.upcoming'), next: t('errors.VotingNotOpen.upcomingNext') }
        : { title: t('errors.VotingNotOpen.closed'), next: t('errors.VotingNotOpen.closedNext') };
    }
    const values = {
      ...error.info,
      ...moments,
      ...priceIn(error.info, format),
      ...providerIn(error.info),
      message: error.message,
    };
    if (type === 'TooManyCheckouts' && typeof error.info['until'] === 'string')
      return {
        title: t('errors.TooManyCheckouts.today'),
        next: t('errors.TooManyCheckouts.todayNext', values),
      };
    return { title: t(`errors.${type}.title`, values), next: t(`errors.${type}.next`, values) };
  };
}

function priceIn({ amount, currency }: Problem['info'], format: Format): { price?: string } {
  return typeof amount === 'number' && typeof currency === 'string'
    ? { price: format.money(amount, currency) }
    : {};
}

/** By the name that people know it by. */
function providerIn({ provider }: Problem['info']): { provider?: string } {
  return typeof provider === 'string' && provider in PROVIDER_NAMES
    ? { provider: PROVIDER_NAMES[provider as keyof typeof PROVIDER_NAMES] }
    : {};
}
