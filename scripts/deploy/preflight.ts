import { CLOUDFRONT_REGION } from '../../infra/constructs/edge';
import { senderIdentity, type Settings } from '../../infra/settings';
import type { Cloud, RegionalCloud } from './cloud';

/** Something that a deployment would end with, and what mends it. */
export interface Problem {
  /** In plain words. */
  says: string;
  /** What to type, or what to do. */
  mend: string;
}

/** Where a stage goes. */
export interface Place {
  account: string;
  region: string;
}

/** What the checks found. */
export interface Findings {
  /** Absent where nobody can say: without credentials, or without a region. */
  place?: Place;
  /** A deployment ends with each. */
  problems: Problem[];
  /** A deployment goes on, and somebody will meet it. */
  warnings: Problem[];
}

/** Lambda keeps as many for functions that have none of their own ("Configuring reserved concurrency", developer guide). */
const UNRESERVED = 100;
/** What an account has that nobody asked more for; new ones may begin with 10 ("Lambda quotas", developer guide). */
const USUAL_CONCURRENCY = 1000;
/** The bootstrap that this CDK wants. */
const LEAST_BOOTSTRAP = 6;

/** Looks at what can be known before anything is deployed, and says all that is missing at once. */
export async function preflight(
  cloud: Cloud,
  settings: Settings,
  options: { mayUseDefaultSender: boolean },
): Promise<Findings> {
  const identity = await cloud.identity().catch((error: unknown) => textOf(error));
  if (typeof identity === 'string')
    return {
      warnings: [],
      problems: [
        {
          says: `There are no AWS credentials that are good: ${identity}`,
          mend: 'aws configure sso, then aws sso login, and AWS_PROFILE=<its name> npm run deploy -- …',
        },
      ],
    };
  const { account } = identity;
  if (settings.account !== undefined && settings.account !== account)
    return onlyProblem(
      `The credentials are of account ${account}, and the stage ${settings.stage} is of ${settings.account}.`,
      `AWS_PROFILE=<one of ${settings.account}> npm run deploy -- --context stage=${settings.stage}`,
    );
  const region = settings.region ?? (await cloud.defaultRegion());
  if (region === undefined)
    return onlyProblem(
      'Nothing says which region to deploy to.',
      `region: 'eu-central-1' at ${settings.stage} in hustings.config.ts, or AWS_REGION=eu-central-1 npm run deploy -- …`,
    );
  const here = cloud.in(region);
  const place = { account, region };
  const found = await Promise.all([
    ...[...new Set([region, CLOUDFRONT_REGION])].map((each) => bootstrap(cloud, account, each)),
    concurrency(here, settings, region),
    sender(cloud, settings, { region, ...options }),
    table(here, settings, region),
  ]);
  return {
    place,
    problems: found.flatMap(({ problems = [] }) => problems),
    warnings: found.flatMap(({ warnings = [] }) => warnings),
  };
}

type Found = Partial<Pick<Findings, 'problems' | 'warnings'>>;

const problem = (says: string, mend: string): Problem => ({ says, mend });

function onlyProblem(says: string, mend: string): Findings {
  return { problems: [problem(says, mend)], warnings: [] };
}

async function bootstrap(cloud: Cloud, account: string, region: string): Promise<Found> {
  const stack = await cloud.in(region).stack('CDKToolkit');
  const version = Number(stack?.outputs['BootstrapVersion'] ?? 0);
  if (version >= LEAST_BOOTSTRAP) return {};
  const what = stack === undefined ? 'is not ready for CDK' : `has an old bootstrap of CDK (${version})`;
  const why = region === CLOUDFRONT_REGION ? ', where CloudFront’s parts go,' : '';
  return {
    problems: [
      problem(`The region ${region}${why} ${what}.`, `npx cdk bootstrap aws://${account}/${region}`),
    ],
  };
}

async function concurrency(
  here: RegionalCloud,
  { countingConcurrency = 0, previewConcurrency = 0, proofConcurrency = 0 }: Settings,
  region: string,
): Promise<Found> {
  const has = await here.concurrency();
  const kept = countingConcurrency + previewConcurrency + proofConcurrency;
  const ask = (wanted: number): string =>
    `aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value ${wanted} --region ${region}`;
  if (kept > 0 && kept + UNRESERVED > has)
    return {
      problems: [
        problem(
          `The account runs ${has} functions at once in ${region}. ${kept} are to be kept (countingConcurrency, previewConcurrency, proofConcurrency), and Lambda leaves ${UNRESERVED} to all others.`,
          ask(Math.max(USUAL_CONCURRENCY, kept + UNRESERVED)),
        ),
      ],
    };
  if (has >= USUAL_CONCURRENCY) return {};
  return {
    warnings: [
      problem(
        `The account runs ${has} functions at once in ${region}, where ${USUAL_CONCURRENCY} are usual. With more people than that, votes are counted late and purchases fail.`,
        ask(USUAL_CONCURRENCY),
      ),
    ],
  };
}

async function sender(
  cloud: Cloud,
  { kind, stage, emailFrom, emailIdentity, emailRegion }: Settings,
  { region, mayUseDefaultSender }: { region: string; mayUseDefaultSender: boolean },
): Promise<Found> {
  if (emailFrom === undefined) {
    const missing = problem(
      'Codes would come from Cognito’s own sender, which takes 50 messages a day for all user pools of the account: newcomer number 51 gets none.',
      `emailFrom: 'votings@your-domain' at ${stage} in hustings.config.ts. To go on without, for fewer people: --default-sender`,
    );
    return kind === 'PRODUCTION' && !mayUseDefaultSender ? { problems: [missing] } : { warnings: [missing] };
  }
  const identity = senderIdentity(emailFrom, emailIdentity);
  const sending = emailRegion ?? region;
  const known = await cloud.in(sending).sender(identity);
  if (!known)
    return {
      problems: [
        problem(
          `SES does not know ${identity} in ${sending}, from which ${emailFrom} sends.`,
          `aws sesv2 create-email-identity --email-identity ${identity} --region ${sending}`,
        ),
      ],
    };
  if (!known.isVerified)
    return {
      problems: [
        problem(
          `SES has not verified ${identity} in ${sending} yet: the records that it wants are not in the zone, or nobody followed the link in its mail.`,
          `aws sesv2 get-email-identity --email-identity ${identity} --region ${sending}`,
        ),
      ],
    };
  if (known.isOutOfSandbox) return {};
  const sandboxed = problem(
    `SES sends to verified addresses only in ${sending}, until AWS has looked at what you send (a day, as a rule).`,
    `aws sesv2 put-account-details --production-access-enabled --mail-type TRANSACTIONAL --website-url <address of the page> --region ${sending}`,
  );
  return kind === 'PRODUCTION' ? { problems: [sandboxed] } : { warnings: [sandboxed] };
}

async function table(
  here: RegionalCloud,
  { stage, tableName, protectData }: Settings,
  region: string,
): Promise<Found> {
  if (tableName === undefined) return {};
  // "Import AWS resources into a CloudFormation stack automatically", CloudFormation user guide.
  if (!protectData)
    return {
      problems: [
        problem(
          `CloudFormation takes over only what stays when the stack goes, and ${stage} keeps nothing: not the table ${tableName} either.`,
          `protectData: true at ${stage} in hustings.config.ts`,
        ),
      ],
    };
  const found = await here.table(tableName);
  if (found?.status !== 'ACTIVE')
    return {
      problems: [
        problem(
          found
            ? `The table ${tableName} is ${found.status} still.`
            : `There is no table ${tableName} in ${region}.`,
          `aws dynamodb describe-table --table-name ${tableName} --region ${region}`,
        ),
      ],
    };
  const lacking = [
    ...(found.hasStream ? [] : ['its stream']),
    ...(found.expiresBy === 'expiresAt' ? [] : ['expiry by expiresAt']),
    ...(found.hasPointInTimeRecovery ? [] : ['point-in-time recovery']),
  ];
  if (lacking.length === 0) return {};
  return {
    problems: [
      problem(
        `The table ${tableName} lacks ${lacking.join(', ')}: a restore leaves that out, and an import does not add it.`,
        `npm run restore -- --prepare ${tableName} --region ${region}`,
      ),
    ],
  };
}

/** The first line of what went wrong. */
function textOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
}
