import {
  isSameMoney,
  moneyName,
  NO_MONEY,
  type MoneyPosition,
  type StatementItem,
} from '../../model/statements';
import type { StatementDifference } from '../../schema/generated/types';

/** Where a month does not begin as the statement of the one before says that it ended. */
export function openingDifferences(
  statement: StatementItem,
  before: StatementItem | undefined,
): StatementDifference[] {
  if (!before) return [];
  const credits = [statement.credits.opening, before.credits.closing];
  const ended = new Map(before.money.map((money) => [moneyName(money.provider, money.currency), money]));
  const began = new Map(statement.money.map((money) => [moneyName(money.provider, money.currency), money]));
  const money = [...new Set([...ended.keys(), ...began.keys()])].flatMap((name): StatementDifference[] => {
    const opening = began.get(name)?.opening ?? NO_MONEY;
    const closing = ended.get(name)?.closing ?? NO_MONEY;
    if (isSameMoney(opening, closing)) return [];
    const { provider } = (began.get(name) ?? ended.get(name))!;
    return [
      {
        kind: 'OPENING',
        provider,
        reference: name,
        ours: `began with ${inWords(opening)}; ${before.month} ended with ${inWords(closing)}`,
      },
    ];
  });
  if (credits[0] === credits[1]) return money;
  const ours = `began with ${credits[0]} credits; ${before.month} ended with ${credits[1]}`;
  return [{ kind: 'OPENING', reference: 'CREDITS', ours }, ...money];
}

function inWords({ received, returned, disputed }: MoneyPosition): string {
  return `received ${received}, returned ${returned}, disputed ${disputed}`;
}
