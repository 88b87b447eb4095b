import type { TFunction } from 'i18next';
import type { RefusalReason } from '../../../../../schema/generated/types';
import type { Health, KnownHealth } from '../../../session/cache/use-health';
import { withRegion } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { monthNames } from '../statements/month-names';

/** Something to be told, what to do about it, and where. */
export interface HealthWords {
  title: string;
  next?: string;
  /** It is not known, which is no sign that something is wrong. */
  isUnknown?: boolean;
  link?: { to: string; words: string };
}

/** What is told of how the system is. */
export interface ToldHealth {
  /** What is not as it should be, or not known. */
  troubles: HealthWords[];
  /** What was refused for good reason. */
  notes: HealthWords[];
  /** Nothing is amiss, and nothing unknown. */
  isWell: boolean;
}

/** Seconds after which votes are told late, and payments wait too long: the objectives that operators hold the system to. */
const LATE_SECONDS = 10;
const WAITING_SECONDS = 120;

const MINUTE = 60;

/** Refusals that say that something is wrong with us, and not with the vote. */
const OURS = ['BUSY', 'FAILED', 'FIREWALL'] as const;
type Ours = (typeof OURS)[number];

const isOurs = (reason: RefusalReason): reason is Ours => (OURS as readonly string[]).includes(reason);

/** Puts how the system is into words. */
export function useHealthWords(): (health: KnownHealth) => ToldHealth {
  const { t, language } = useTranslation();
  return (health) => healthWords(t, withRegion(language), health);
}

/** The same outside of a component. @param language by which months are named. */
export function healthWords(t: TFunction, language: string, health: KnownHealth): ToldHealth {
  if (health === undefined) return { troubles: [], notes: [], isWell: false };
  const unknown = { title: t('health.unknown'), next: t('health.unknownNext'), isUnknown: true };
  if (health === null || (health.asOf == null && health.differences == null))
    return { troubles: [unknown], notes: [], isWell: false };
  const troubles = [...counted(t, health), ...owed(t, language, health)];
  const notes = (health.refused ?? [])
    .filter(({ reason }) => !isOurs(reason))
    .map(({ reason, count }) => ({
      title: t(`health.refused.${reason}`, { count }),
      ...(reason === 'CREDITS' && { link: { to: '/organiser/grants', words: t('grant.title') } }),
    }));
  return { troubles, notes, isWell: troubles.length === 0 };
}

function counted(t: TFunction, health: Health): HealthWords[] {
  const { asOf, lagSeconds, talliesTold, refused, paymentsWaitSeconds, paymentsGivenUp } = health;
  if (asOf == null)
    return [{ title: t('health.countsUnknown'), next: t('health.unknownNext'), isUnknown: true }];
  const toPayments = { to: '/organiser/payments', words: t('payments.title') };
  const told: HealthWords[] = [];
  if (talliesTold === false) told.push({ title: t('health.untold'), next: t('health.untoldNext') });
  if ((lagSeconds ?? 0) >= LATE_SECONDS)
    told.push({ title: lateness(t, lagSeconds ?? 0), next: t('health.lagNext') });
  for (const { reason, count } of refused ?? [])
    if (isOurs(reason))
      told.push({
        title: t(`health.refused.${reason}`, { count }),
        next: t(`health.refusedNext.${reason}`),
      });
  if ((paymentsWaitSeconds ?? 0) >= WAITING_SECONDS)
    told.push({
      title: t('health.waiting', { count: Math.floor((paymentsWaitSeconds ?? 0) / MINUTE) }),
      next: t('health.waitingNext'),
      link: toPayments,
    });
  if ((paymentsGivenUp ?? 0) > 0)
    told.push({
      title: t('health.givenUp', { count: paymentsGivenUp ?? 0 }),
      next: t('health.givenUpNext'),
      link: toPayments,
    });
  return told;
}

function lateness(t: TFunction, seconds: number): string {
  return seconds < 2 * MINUTE
    ? t('health.lag', { count: seconds })
    : t('health.lagMinutes', { count: Math.floor(seconds / MINUTE) });
}

function owed(t: TFunction, language: string, health: Health): HealthWords[] {
  const { purchasesOverdue, refundsInDoubt, differences, statementMonth } = health;
  if (differences == null)
    return [{ title: t('health.moneyUnknown'), next: t('health.unknownNext'), isUnknown: true }];
  const toPayments = { to: '/organiser/payments', words: t('payments.title') };
  const told: HealthWords[] = [];
  if ((purchasesOverdue ?? 0) > 0)
    told.push({
      title: t('health.overdue', { count: purchasesOverdue ?? 0 }),
      next: t('health.overdueNext'),
      link: toPayments,
    });
  if ((refundsInDoubt ?? 0) > 0)
    told.push({
      title: t('health.refunds', { count: refundsInDoubt ?? 0 }),
      next: t('health.refundsNext'),
      link: toPayments,
    });
  if (differences > 0)
    told.push({
      title: t('health.differences', {
        count: differences,
        month: monthNames(language)(statementMonth ?? ''),
      }),
      next: t('health.differencesNext'),
      link: { to: '/organiser/statements', words: t('health.statements') },
    });
  return told;
}
