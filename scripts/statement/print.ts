import { QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { toItem } from '../../functions/lib/dynamodb/attributes';
import { plain } from '../../functions/lib/dynamodb/items';
import { DIFFERENCE_PREFIX, ofStatement } from '../../model/keys';
import type { MoneyPosition, StatementItem } from '../../model/statements';
import type { StatementDifference } from '../../schema/generated/types';
import type { Target } from '../operator/target';

/** All that does not agree in a statement, by kind, provider and reference. */
export async function differencesOf(
  { client, tableName }: Target,
  { month, revision }: Pick<StatementItem, 'month' | 'revision'>,
): Promise<StatementDifference[]> {
  const found: StatementDifference[] = [];
  let startKey: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'PK = :statement AND begins_with(SK, :difference)',
        ExpressionAttributeValues: toItem({
          ':statement': ofStatement(month, revision),
          ':difference': DIFFERENCE_PREFIX,
        }),
        ExclusiveStartKey: startKey,
      }),
    );
    for (const item of page.Items ?? []) {
      const { PK: _, SK: __, ...difference } = plain(item);
      found.push(difference as unknown as StatementDifference);
    }
    startKey = page.LastEvaluatedKey;
  } while (startKey);
  return found;
}

/** A statement in lines, as an operator reads it. Money is in minor units, as everywhere in the API. */
export function linesOf(statement: StatementItem, differences: StatementDifference[]): string[] {
  const { month, revision, madeAt, credits, money, comparisons, differenceCount } = statement;
  const { opening, sold, spent, given, corrected, refunded, disputed, givenUp, closing } = credits;
  return [
    `Statement of ${month}, revision ${revision}, made at ${madeAt}`,
    `Credits: ${opening} at the beginning, ${sold} sold, ${spent} spent, ${given} given, ${corrected} corrected, ${refunded} refunded, ${disputed} disputed, ${givenUp} given up, ${closing} at the end`,
    ...money.flatMap(({ provider, currency, ...each }) =>
      (['opening', 'movement', 'closing'] as const).map(
        (name) => `${provider} ${currency} ${name}: ${inWords(each[name])}`,
      ),
    ),
    ...comparisons.flatMap(({ provider, currency, theirs, ours }) => [
      `${provider} ${currency} by its own lists: ${inWords(theirs)}`,
      `${provider} ${currency} by our books: ${inWords(ours)}`,
    ]),
    ...differences.map((difference) => `DIFFERENCE ${JSON.stringify(difference)}`),
    differenceCount === 0 ? 'It agrees.' : `${differenceCount} things do not agree.`,
    ...(differenceCount > differences.length ? [`${differences.length} of them are named.`] : []),
  ];
}

function inWords({ received, returned, disputed }: MoneyPosition): string {
  return `${received} received, ${returned} returned, ${disputed} disputed`;
}
