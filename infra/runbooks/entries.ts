/** What to do when an alarm rings. What it means is the alarm's own description. */
export interface RunbookEntry {
  /** The first three commands, with the helpers of the page's head. */
  look: readonly [string, string, string];
  /** What follows from what they show. */
  then: string;
  /** When to wake whom. */
  wake: string;
}

const NOW = 'At once, at any hour: the person on call.';
const OPEN = 'While a voting is open: the person on call, at once. Otherwise in the morning.';
const MORNING = 'Nobody: in the morning.';
const MONEY = 'Nobody at night. On the same day: the person who looks after payments.';

const RINGING =
  'aws cloudwatch describe-alarms --state-value ALARM --query "MetricAlarms[].[AlarmName,StateReason]"';
const AWS_HEALTH = 'aws health describe-events --filter eventStatusCodes=open --region us-east-1';

const entry = (wake: string, then: string, ...look: [string, string, string]): RunbookEntry => ({
  look,
  then,
  wake,
});

/** What each function is for, as far as people notice when it fails, and who is to be woken. */
const FUNCTIONS = {
  AnnounceChanges: ['Balances, openings and closings are told late; nothing is lost.', OPEN],
  AnnounceTallies: ['Nobody is told of tallies; votes are counted.', OPEN],
  BallotProof: ['Voters cannot have their ballot proved. `npm run verify` still does.', MORNING],
  Checkout: ['Nobody can buy credits.', MONEY],
  CompareRecount: ['Results are not confirmed: votings that closed are final late.', OPEN],
  CountVotes: ['Votes are taken and not counted; the stream keeps them for 24 hours.', OPEN],
  CreateImageUpload: ['Organisers cannot upload pictures.', MORNING],
  DeleteAccount: ['Accounts are not deleted, though people asked for it.', MORNING],
  FindClosedVotings: ['Recounts start late, and votings are final late.', OPEN],
  FindVoter: ['Organisers cannot find voters by address.', MORNING],
  InviteVoters: ['Organisers cannot invite voters.', MORNING],
  LinkPreviews: ['Links unfold into nothing in messengers. The page itself is not touched.', MORNING],
  ListPayments: ['Organisers do not see payments.', MORNING],
  MakeStatement: ['The statement of the month before is not made; nothing else waits for it.', MORNING],
  NumberBallots: ['Old votes have no ballots yet: recounts wait for them.', MORNING],
  PaymentWebhook: [
    'Webhooks are not taken: the providers send them again for days, and reconcile-checkouts asks.',
    MONEY,
  ],
  PrepareRecount: ['Recounts do not begin.', OPEN],
  ProcessPicture: ['Uploaded pictures do not appear.', MORNING],
  PublishResult: ['Results are not published: nobody can verify them yet.', MORNING],
  PushDevices: ['Voters cannot say which devices are told of messages.', MORNING],
  ReadHealth: ['Boards do not say how the system is; everything else is there.', MORNING],
  ReconcileCheckouts: ['Payments whose webhook is lost stay pending.', MONEY],
  RecountSegment: ['Votes are not recounted: votings that closed are final late.', OPEN],
  SendPushes: ['Devices are not told of messages; the app still is.', MORNING],
  SettlePayment: ['Payments are taken and credits come late.', MONEY],
  TellMessages: ['Nobody is reminded of votings; lists and tallies are not touched.', MORNING],
  TidyAccounts: ['Sign-ups that nobody confirmed stay.', MORNING],
} satisfies Readonly<Record<string, readonly [effect: string, wake: string]>>;

/** The runbook of the alarm on a function's errors. */
function functionEntry(name: keyof typeof FUNCTIONS): RunbookEntry {
  const [effect, wake] = FUNCTIONS[name];
  return entry(
    wake,
    `${effect} The log says why. After a deployment, deploy the commit before it; when a service is away, wait. It falls silent ten minutes after the last failure, whether that was mended or not.`,
    `complaints ${name}`,
    `aws lambda get-function-configuration --function-name "$(physical ${name} AWS::Lambda::Function)" --query "[LastModified,State,Timeout,MemorySize]"`,
    AWS_HEALTH,
  );
}

const ENTRIES: Readonly<Record<string, RunbookEntry>> = {
  ApiFails: entry(
    NOW,
    'Errors of one field: its resolver, look at what was deployed last. Of all fields: AWS itself; tell people on the status page.',
    'aws logs tail "/aws/appsync/apis/$(api)" --since 30m --filter-pattern \'"errors"\'',
    'aws cloudformation describe-stack-events --stack-name Hustings-$stage --max-items 20',
    AWS_HEALTH,
  ),
  ApiIsSlow: entry(
    OPEN,
    'With throttling: TableThrottled. With the cache missing: deploy a larger `apiCache`. Otherwise the traces name the slow step.',
    'aws xray get-trace-summaries --start-time $(date -d "-10 min" +%s) --end-time $(date +%s) --filter-expression "responsetime > 3"',
    RINGING,
    'aws appsync get-api-cache --api-id "$(api)"',
  ),
  ApiRefusesMany: entry(
    OPEN,
    'A key that ended: deploy. A quota (429): ask for more, `npm run plan`. One address: the firewall has its limit.',
    'aws appsync list-api-keys --api-id "$(api)"',
    'aws logs tail "/aws/appsync/apis/$(api)" --since 10m | grep -c Unauthorized',
    'aws service-quotas list-service-quotas --service-code appsync --query "Quotas[].[QuotaName,Value]"',
  ),
  LiveConnectionsFail: entry(
    OPEN,
    'The page reads again by itself every so often; nothing is lost. Wait for AWS, and watch ActiveConnections.',
    AWS_HEALTH,
    'metric AWS/AppSync ActiveConnections GraphQLAPIId "$(api)"',
    'metric AWS/AppSync ConnectServerError GraphQLAPIId "$(api)"',
  ),
  LiveMessagesDropped: entry(
    OPEN,
    'Slow the pace: `npm run deploy -- --context stage=$stage --context announcingPaceMilliseconds=3000`. Then ask for a higher quota of outbound messages.',
    'metric AWS/AppSync OutboundMessages GraphQLAPIId "$(api)"',
    'metric AWS/AppSync ActiveSubscriptions GraphQLAPIId "$(api)"',
    'aws service-quotas list-service-quotas --service-code appsync --query "Quotas[?contains(QuotaName, \'message\')]"',
  ),
  TableThrottled: entry(
    OPEN,
    'A new table grows within minutes. Before the next crowd: warm throughput, `npm run plan`. Everybody who is turned away may press again.',
    'aws dynamodb describe-table --table-name "$(out TableName)" --query "Table.[TableStatus,WarmThroughput]"',
    'metric AWS/DynamoDB WriteThrottleEvents TableName "$(out TableName)"',
    'aws service-quotas list-service-quotas --service-code dynamodb --query "Quotas[].[QuotaName,Value]"',
  ),
  IndexThrottled: entry(
    OPEN,
    'As TableThrottled, with `indexWarmWrites`. One hot voting: spread the votes if you can.',
    'aws dynamodb describe-table --table-name "$(out TableName)" --query "Table.GlobalSecondaryIndexes[].[IndexName,WarmThroughput]"',
    'metric AWS/DynamoDB WriteThrottleEvents TableName "$(out TableName)"',
    RINGING,
  ),
  TallyLags: entry(
    OPEN,
    'Errors: CountVotesFails. Throttles: FunctionsThrottled, and `countingConcurrency`. Neither: a crowd, and it catches up.',
    'complaints CountVotes',
    'metric AWS/Lambda IteratorAge FunctionName "$(physical CountVotes AWS::Lambda::Function)" Maximum',
    'metric AWS/Lambda Throttles FunctionName "$(physical CountVotes AWS::Lambda::Function)"',
  ),
  AnnouncementsLag: entry(
    OPEN,
    'The API does not take what is announced, or one record fails again and again: the log names it. After 15 minutes it is given up by itself.',
    'complaints AnnounceChanges',
    'metric AWS/Lambda IteratorAge FunctionName "$(physical AnnounceChanges AWS::Lambda::Function)" Maximum',
    RINGING,
  ),
  GuardAccountsFails: entry(
    NOW,
    'Nobody signs in or up until it works; who is signed in goes on for an hour. The log says what it could not read: the table, or the secret with the address key.',
    'complaints GuardAccounts',
    'aws secretsmanager describe-secret --secret-id "$(physical AddressKey AWS::SecretsManager::Secret)"',
    'aws dynamodb describe-table --table-name "$(out TableName)" --query Table.TableStatus',
  ),
  FunctionsThrottled: entry(
    OPEN,
    'Ask for more concurrent executions (Service Quotas, Lambda), or take what is kept for one function back.',
    'aws lambda get-account-settings --query AccountLimit',
    'metric AWS/Lambda ConcurrentExecutions Maximum',
    'aws cloudwatch list-metrics --namespace AWS/Lambda --metric-name Throttles --recently-active PT3H',
  ),
  SchedulesFail: entry(
    OPEN,
    'A rule was changed by hand, or its function is gone: deploy again.',
    'aws events list-rules --query "Rules[?contains(Name, \'Hustings\')].[Name,State]"',
    'aws cloudformation detect-stack-drift --stack-name Hustings-$stage',
    RINGING,
  ),
  AnnouncerStopped: entry(
    OPEN,
    'The rule is off, or the function may not start: enable it (`aws events enable-rule --name <name>`), or deploy again. Votes are counted all the while.',
    'aws events list-rules --query "Rules[?contains(Name, \'Announcer\')].[Name,State]"',
    'complaints AnnounceTallies',
    'aws lambda get-account-settings --query AccountLimit',
  ),
  UncountedVotes: entry(
    OPEN,
    'The first command says of each vote why it cannot be counted. Deploy the release that knows its form, mend its item, or strike it (`npm run strike -- --voting <id> --vote <user id> --reason <text>`); for a batch, mend what the log says. Then the first command with `--do` sets the tallies and empties the queue: [what could not be counted](operations.md#what-could-not-be-counted).',
    'npm run replay -- --queue UncountedVotes --stage $stage --region $AWS_REGION',
    'complaints CountVotes',
    'npm run audit -- --voting <id> --table "$(out TableName)" --region $AWS_REGION',
  ),
  UnannouncedChanges: entry(
    MORNING,
    'Voters see their balance at the next query. Once the log says why and that is mended, the first command with `--do` tells once more what the stream still has.',
    'npm run replay -- --queue UnannouncedChanges --stage $stage --region $AWS_REGION',
    'complaints AnnounceChanges',
    RINGING,
  ),
  UnsettledPayments: entry(
    MONEY,
    'Mend what the log names, then run the first command with `--do`: [payments](payments.md). reconcile-checkouts finds most of them by itself.',
    'npm run replay -- --queue UnsettledPayments --stage $stage --region $AWS_REGION',
    'complaints SettlePayment',
    'lines CheckoutMended ReconcileCheckouts',
  ),
  PaymentsWait: entry(
    MONEY,
    'A provider that hangs: wait, nothing is lost for four days. Errors: SettlePaymentFails.',
    'complaints SettlePayment',
    'metric AWS/SQS ApproximateAgeOfOldestMessage QueueName "$(basename "$(physical PaymentsWebhooksEvents AWS::SQS::Queue)")" Maximum',
    RINGING,
  ),
  RecountFails: entry(
    OPEN,
    'TallyDisagrees and BallotsDiffer have entries of their own; anything else starts again within three hours.',
    'aws stepfunctions list-executions --state-machine-arn "$(out RecountStateMachineArn)" --status-filter FAILED --max-items 5',
    'aws stepfunctions describe-execution --execution-arn <arn> --query "[error,cause]"',
    'npm run audit -- --voting <id> --table "$(out TableName)" --region $AWS_REGION',
  ),
  RecountLasts: entry(
    MORNING,
    'Something keeps it from ending: stop the execution, repair the voting, and it is started again.',
    'aws stepfunctions list-executions --state-machine-arn "$(out RecountStateMachineArn)" --status-filter TIMED_OUT --max-items 5',
    'complaints CompareRecount',
    'npm run audit -- --voting <id> --table "$(out TableName)" --region $AWS_REGION',
  ),
  NumberingFails: entry(
    MORNING,
    'It goes on where it ended. The same cause again and again: the log names the item.',
    'aws stepfunctions list-executions --state-machine-arn "$(physical BallotNumberingStateMachine AWS::StepFunctions::StateMachine)" --max-items 5',
    'complaints NumberBallots',
    'aws dynamodb get-item --table-name "$(out TableName)" --key \'{"PK":{"S":"BALLOTS"},"SK":{"S":"NUMBERING"}}\'',
  ),
  PeopleTurnedAway: entry(
    OPEN,
    'Ask for a higher quota of the category; people who try again in a minute get in.',
    'metric AWS/Cognito SignInThrottles UserPool "$(out UserPoolId)" UserPoolClient "$(out UserPoolClientId)"',
    'metric AWS/Cognito SignUpThrottles UserPool "$(out UserPoolId)" UserPoolClient "$(out UserPoolClientId)"',
    'aws service-quotas list-service-quotas --service-code cognito-idp --query "Quotas[].[QuotaName,Value]"',
  ),
  ApiFirewallBlocks: entry(
    OPEN,
    'A hall behind one address: deploy with a larger `peopleBehindOneAddress`. An attack: nothing, it is blocked.',
    'metric AWS/WAFV2 BlockedRequests WebACL hustings-$stage-api Rule ALL Region $AWS_REGION',
    'metric AWS/WAFV2 BlockedRequests WebACL hustings-$stage-api Rule ApiRequestsPerAddress Region $AWS_REGION',
    'metric AWS/AppSync Latency GraphQLAPIId "$(api)" SampleCount',
  ),
  UserPoolFirewallBlocks: entry(
    OPEN,
    'A hall behind one address: deploy with a larger `peopleBehindOneAddress`. Somebody who tries passwords: nothing, it is blocked.',
    'metric AWS/WAFV2 BlockedRequests WebACL hustings-$stage-user-pool Rule ALL Region $AWS_REGION',
    'metric AWS/Cognito SignInSuccesses UserPool "$(out UserPoolId)" UserPoolClient "$(out UserPoolClientId)"',
    'metric AWS/Cognito SignInThrottles UserPool "$(out UserPoolId)" UserPoolClient "$(out UserPoolClientId)"',
  ),
  WebFirewallBlocks: entry(
    OPEN,
    'A hall behind one address: deploy with a larger `peopleBehindOneAddress`. An attack: nothing, it is blocked.',
    'AWS_REGION=us-east-1 metric AWS/WAFV2 BlockedRequests WebACL hustings-$stage-web Rule ALL',
    'AWS_REGION=us-east-1 metric AWS/WAFV2 BlockedRequests WebACL hustings-$stage-web Rule WebRequestsPerAddress',
    'aws s3 ls "s3://$(web Requests AWS::S3::Bucket)/" | tail -3',
  ),
  CertificateEnds: entry(
    'Nobody at night. Within the week: the person who has the domain.',
    'ACM renews by a record in the zone: put it back where it is missing, or deploy the edge stack again.',
    'aws acm list-certificates --region us-east-1 --query "CertificateSummaryList[].[DomainName,NotAfter,RenewalEligibility]"',
    'aws acm describe-certificate --region us-east-1 --certificate-arn <arn> --query "Certificate.DomainValidationOptions"',
    'aws route53 list-resource-record-sets --hosted-zone-id <id> --query "ResourceRecordSets[?Type==\'CNAME\']"',
  ),
  ApiKeyEnds: entry(
    'Nobody. Within the week: the person who deploys.',
    'Any deployment makes a new key, and the page follows. A key that leaked is replaced by `npm run deploy -- --context stage=$stage --context apiKeyRevision=B`, with any value that was not there before.',
    'aws appsync list-api-keys --api-id "$(api)"',
    'npm run deploy -- --context stage=$stage',
    'curl -s "$(aws cloudformation describe-stacks --stack-name Hustings-$stage-Web --query "Stacks[0].Outputs[?starts_with(OutputKey,\'WebUrl\')].OutputValue" --output text)/config.json"',
  ),
  CountingFails: functionEntry('RecountSegment'),
  ComparisonFails: functionEntry('CompareRecount'),
  PublishingFails: functionEntry('PublishResult'),
  TallyDisagrees: entry(
    'On the same day: the person on call, and the organiser of the voting. No result is told until it is mended.',
    '`npm run repair -- --voting <id>` sets the tally from the votes and [makes it final](operations.md#setting-a-tally-from-the-votes): in seconds for a voting that has closed, some two minutes for one that is open. The audit then ends with 0. Then look for why: UncountedVotes, and the log around the life of the voting.',
    'npm run audit -- --voting <id> --table "$(out TableName)" --region $AWS_REGION',
    'complaints CountVotes',
    'npm run repair -- --voting <id> --table "$(out TableName)" --region $AWS_REGION',
  ),
  TalliesUntold: entry(
    OPEN,
    'The API is away for functions: wait, everything is told once it takes it. `FinalTallyUntold` names votings to look at.',
    'complaints AnnounceTallies',
    'metric AWS/AppSync 5XXError GraphQLAPIId "$(api)"',
    AWS_HEALTH,
  ),
  MoneyToSendBack: entry(
    MONEY,
    'Refund the payment in the dashboard of the provider: [payments](payments.md).',
    'lines PaymentWrongAmount SettlePayment',
    'lines PaymentWrongAmount ReconcileCheckouts',
    'lines PaymentWrongAmount Checkout',
  ),
  PaymentsNotUnderstood: entry(
    MONEY,
    'The provider has a status that is new to us. Nothing was changed; it is asked again. Add it to the table of [payments](payments.md).',
    'lines PaymentStatusUnknown ReconcileCheckouts',
    'lines PaymentStatusUnknown SettlePayment',
    'lines PaymentStatusUnknown Checkout',
  ),
  ProvidersNeedMending: entry(
    'Nobody at night. Within hours: the person who has the keys of the provider. Nobody can buy until then.',
    'Put working keys into the secret (`npm run -s rotate`, [replacing secrets](operations.md#replacing-secrets)); they are taken at the next purchase.',
    'lines ProviderNeedsMending Checkout',
    'aws secretsmanager describe-secret --secret-id hustings/$stage/stripe --query LastChangedDate',
    'aws secretsmanager describe-secret --secret-id hustings/$stage/paypal --query LastChangedDate',
  ),
  PaymentsGone: entry(
    MONEY,
    'The keys may be of another account of the provider: compare. Otherwise ask the provider for the payment.',
    'lines PaymentGone ReconcileCheckouts',
    'aws secretsmanager describe-secret --secret-id hustings/$stage/stripe --query LastChangedDate',
    'aws secretsmanager describe-secret --secret-id hustings/$stage/paypal --query LastChangedDate',
  ),
  WebhooksRefused: entry(
    MONEY,
    'After a rotation: the secret of the webhook is not the one of the provider, [put it in](operations.md#the-webhook-secret-of-stripe); the provider delivers again. Otherwise somebody tries: nothing came in.',
    'lines WebhookRefused PaymentWebhook',
    'aws secretsmanager describe-secret --secret-id hustings/$stage/stripe --query LastChangedDate',
    'lines CheckoutMended ReconcileCheckouts',
  ),
  MoneyWithoutOwner: entry(
    MONEY,
    'Refund the payment in the dashboard of the provider: its account is gone.',
    'lines PaidAfterDeletion SettlePayment',
    'lines CheckoutMissing SettlePayment',
    'lines AccountDeleted DeleteAccount',
  ),
  StatementsDiffer: entry(
    MONEY,
    'Each difference is named: [payments](payments.md) says what each kind means and what to do. Once it is mended, `npm run statement -- --month 2026-10 --again` makes the statement again, as the next revision.',
    'npm run statement -- --table "$(out TableName)" --region $AWS_REGION',
    'lines StatementDifference MakeStatement',
    'lines ProviderNotRead MakeStatement',
  ),
  PaymentsMended: entry(
    MONEY,
    'The credits are right. After an outage of the provider this is how it ends, and nothing is to be done. Otherwise webhooks do not come: look at the deliveries in the dashboard of the provider.',
    'lines CheckoutMended ReconcileCheckouts',
    'complaints PaymentWebhook',
    'curl -s -o /dev/null -w "%{http_code}\\n" -X POST "$(out WebhooksUrl)/webhooks/stripe"',
  ),
  VotesTakenTooSeldom: entry(
    NOW,
    'The alarms that ring beside it say why. The budget on the dashboard says how much more may go wrong this fortnight.',
    RINGING,
    'metric AWS/AppSync 5XXError GraphQLAPIId "$(api)"',
    'metric AWS/DynamoDB WriteThrottleEvents TableName "$(out TableName)"',
  ),
  TalliesToldTooLate: entry(
    OPEN,
    'The alarms that ring beside it say why: TallyLags, TalliesUntold, CountVotesFails.',
    RINGING,
    'complaints CountVotes',
    'complaints AnnounceTallies',
  ),
  PaymentsSettledTooLate: entry(
    MONEY,
    'The alarms that ring beside it say why: PaymentsWait, UnsettledPayments, SettlePaymentFails. None of them: look at the status page of the provider. While it is away, purchases stay pending and new ones are refused; reconcile-checkouts settles them when it is back, each within the pause that it has come to ([payments](payments.md)), and `PaymentsMended` rings then. What stays in UnsettledPayments after that is for `npm run replay -- --queue UnsettledPayments --stage $stage --region $AWS_REGION --do`.',
    RINGING,
    'complaints SettlePayment',
    'npm run replay -- --queue UnsettledPayments --stage $stage --region $AWS_REGION',
  ),
};

/** The runbook of an alarm, if it has one: alarms on errors of functions share theirs. */
export function runbookOf(alarm: string): RunbookEntry | undefined {
  if (Object.hasOwn(ENTRIES, alarm)) return ENTRIES[alarm];
  const [, name = ''] = /^(\w+)Fails$/.exec(alarm) ?? [];
  return Object.hasOwn(FUNCTIONS, name) ? functionEntry(name as keyof typeof FUNCTIONS) : undefined;
}

/** Alarms that have a runbook of their own. */
export const ALARMS_WITH_RUNBOOK = Object.keys(ENTRIES);
