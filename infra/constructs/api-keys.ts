import { Expiration, Stack } from 'aws-cdk-lib';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { runbookAddress } from '../runbooks/address';

/** Quarters before this one whose keys still open the API: a page that stays open for months reads the next key by itself. */
const KEPT_QUARTERS = 2;

/** A key lives eleven months from the beginning of its quarter: within the 365 days that AppSync allows. */
const LIVES_MONTHS = 11;

/** Days before its end at which somebody is told, if nothing was deployed until then. */
const TOLD_DAYS = 60;

/** A key for public reads. */
export interface PublicKey {
  /** What its resource is called: another name is another key. */
  name: string;
  expires: Expiration;
}

/**
 * The keys of a moment, newest first: one for each quarter of a year (docs/decisions/0037).
 * @param revision what the operator set: another one replaces all keys at once.
 */
export function publicKeys(now: Date, revision?: string): [PublicKey, ...PublicKey[]] {
  const key = (quartersAgo: number): PublicKey => {
    const start = new Date(
      Date.UTC(now.getUTCFullYear(), 3 * (Math.floor(now.getUTCMonth() / 3) - quartersAgo), 1),
    );
    const quarter = `${start.getUTCFullYear()}Q${start.getUTCMonth() / 3 + 1}`;
    const end = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + LIVES_MONTHS, 1));
    return { name: `Public${revision ?? ''}${quarter}`, expires: Expiration.atDate(end) };
  };
  return [key(0), ...Array.from({ length: KEPT_QUARTERS }, (_, index) => key(index + 1))];
}

/** Keeps the keys of the quarters before, beside the one that the API's construct makes, and by the names that it gave them. */
export function keepOlderKeys(api: appsync.GraphqlApi, [, ...older]: readonly PublicKey[]): void {
  for (const { name, expires } of older) {
    const key = new appsync.CfnApiKey(api, `${name}ApiKey`, {
      apiId: api.apiId,
      description: 'Public reads',
      expires: expires.toEpoch(),
    });
    api.addSchemaDependency(key);
  }
}

/** Tells the topic of alarms that the newest key is about to end: no service has a metric of it. */
export function tellBeforeKeyEnds(
  scope: Construct,
  key: PublicKey,
  topic: sns.ITopic,
  runbooksUrl: string | undefined,
): void {
  const at = new Date(key.expires.date.getTime() - TOLD_DAYS * 86_400_000);
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()].map(String);
  const ends = key.expires.date.toISOString().slice(0, 10);
  const message = `The API key of ${Stack.of(scope).stackName} ends on ${ends}, and the public reads nothing then. Deploy. ${runbookAddress('ApiKeyEnds', runbooksUrl)}`;
  new events.Rule(scope, 'ApiKeyEnds', {
    description: `The API key ends on ${ends}.`,
    schedule: events.Schedule.cron({ minute: '0', hour: '9', day, month, year }),
    targets: [new targets.SnsTopic(topic, { message: events.RuleTargetInput.fromText(message) })],
  });
}
