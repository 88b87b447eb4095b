import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** The question of a saved query, and its text for Logs Insights. Lines of functions are JSON behind Lambda's columns. */
const QUERIES: Readonly<Record<string, string>> = {
  'What functions complain of': `fields @timestamp, @log, @message
| filter @message like /"level":"(warn|error)"/ or @message like /ERROR|Task timed out/
| sort @timestamp desc
| limit 200`,
  'Complaints by event': `parse @message '"event":"*"' as event
| filter @message like /"level":"(warn|error)"/
| stats count() as times, max(@timestamp) as last by event, @log
| sort times desc`,
  'One request by its id': `fields @timestamp, @log, @message
| filter @message like 'PUT-THE-REQUEST-ID-HERE'
| sort @timestamp asc
| limit 1000`,
  'Errors of the API by field': `parse @message '"fieldName":"*"' as field
| filter @message like /"errors?"/
| stats count() as times by field, bin(5m)
| sort times desc`,
  'What a purchase went through': `fields @timestamp, @log, @message
| filter @message like 'PUT-THE-CHECKOUT-ID-HERE'
| sort @timestamp asc
| limit 1000`,
  'Slow and large functions': `filter @type = 'REPORT'
| stats max(@duration) as slowest, pct(@duration, 99) as p99, max(@maxMemoryUsed / 1000000) as megabytes, count() as times by @log
| sort p99 desc`,
};

/** Queries of CloudWatch Logs Insights over the logs of the API and of all functions, for those who look for a cause. */
export function saveQueries(scope: Construct, stage: string, logGroups: logs.ILogGroup[]): void {
  for (const [question, text] of Object.entries(QUERIES))
    new logs.CfnQueryDefinition(scope, `Query-${question.replaceAll(' ', '')}`, {
      name: `hustings-${stage}/${question}`,
      queryString: text,
      // A query reads at most fifty groups (CloudWatch Logs API reference, "StartQuery").
      logGroupNames: logGroups.slice(0, 50).map(({ logGroupName }) => logGroupName),
    });
}
