/** A price in USD, and where it was read. */
export interface Price {
  name: string;
  /** USD for one unit. */
  usd: number;
  unit: string;
  /** Title of the page, and when it was looked at. */
  source: string;
}

/** The region of all these prices. */
export const PRICED_REGION = 'us-east-1';

const price = (name: string, usd: number, unit: string, source: string): Price => ({
  name,
  usd,
  unit,
  source,
});

/**
 * What the services ask for, on demand, without free tiers. No page of AWS with prices could be read where this was
 * written: the figures are those that others name, on the pages and days beside them. Check before you rely on a sum.
 */
export const PRICES = {
  operation: price(
    'AppSync query or mutation',
    4e-6,
    'operation',
    'AWS AppSync pricing, as quoted by awsi.click glossary, 2026',
  ),
  update: price(
    'AppSync real-time update',
    2e-6,
    'message of 5 KB',
    'AWS AppSync pricing, as quoted in the cost notes of smalruby3-editor, 2026',
  ),
  connection: price(
    'AppSync connection',
    0.08e-6,
    'minute',
    'AWS AppSync pricing, as quoted by awsi.click glossary, 2026',
  ),
  write: price(
    'DynamoDB write',
    0.625e-6,
    'write request unit',
    'Amazon DynamoDB Pricing: On-Demand & Provisioned Plans (airbyte.com), 2025-07-21',
  ),
  read: price(
    'DynamoDB read',
    0.125e-6,
    'read request unit',
    'Amazon DynamoDB Pricing: On-Demand & Provisioned Plans (airbyte.com), 2025-07-21',
  ),
  warmWrite: price(
    'DynamoDB warm throughput, once',
    0.00065,
    'write unit a second',
    'Amazon DynamoDB pricing for provisioned capacity (one hour of it), 2026; that it is one hour is an assumption',
  ),
  warmRead: price(
    'DynamoDB warm throughput, once',
    0.00013,
    'read unit a second',
    'Amazon DynamoDB pricing for provisioned capacity (one hour of it), 2026; that it is one hour is an assumption',
  ),
  invocation: price(
    'Lambda request',
    0.2e-6,
    'request',
    'AWS Lambda pricing, as quoted by several, 2025-12-02',
  ),
  compute: price(
    'Lambda on Arm',
    0.0000133334,
    'GB-second',
    'AWS Lambda pricing, as quoted by several, 2025-12-02',
  ),
  transition: price(
    'Step Functions standard',
    0.025e-3,
    'state transition',
    'AWS Step Functions pricing, as widely quoted, 2025',
  ),
  expressRequest: price(
    'Step Functions express',
    1e-6,
    'request',
    'AWS Step Functions pricing, as widely quoted, 2025',
  ),
  expressCompute: price(
    'Step Functions express',
    0.00001667,
    'GB-second',
    'AWS Step Functions pricing, as widely quoted, 2025',
  ),
  firewall: price('WAF', 0.6e-6, 'request', 'AWS WAF pricing, as widely quoted, 2025'),
  webAcl: price('WAF web ACL', 5, 'month', 'AWS WAF pricing, as widely quoted, 2025'),
  firewallRule: price('WAF rule', 1, 'month', 'AWS WAF pricing, as widely quoted, 2025'),
  apiCache: price(
    'AppSync cache SMALL',
    0.044,
    'hour',
    'AWS AppSync pricing, "Caching", as widely quoted, 2025',
  ),
  storage: price('DynamoDB storage', 0.25, 'GB and month', 'Amazon DynamoDB pricing, as widely quoted, 2025'),
  recovery: price(
    'DynamoDB point-in-time recovery',
    0.2,
    'GB and month',
    'Amazon DynamoDB pricing, as widely quoted, 2025',
  ),
  alarmMetric: price(
    'CloudWatch alarm',
    0.1,
    'metric and month',
    'Amazon CloudWatch pricing, as widely quoted, 2025',
  ),
  compositeAlarm: price(
    'CloudWatch composite alarm',
    0.5,
    'alarm and month',
    'Amazon CloudWatch pricing, as widely quoted, 2025',
  ),
  customMetric: price(
    'CloudWatch metric of one’s own',
    0.3,
    'metric and month',
    'Amazon CloudWatch pricing, as widely quoted, 2025',
  ),
  metricRead: price(
    'CloudWatch metric in GetMetricData',
    1e-5,
    'metric',
    'Amazon CloudWatch pricing, as quoted by nishinoshake/aws-rough, 2022',
  ),
  logs: price('CloudWatch logs', 0.5, 'GB taken', 'Amazon CloudWatch pricing, as widely quoted, 2025'),
  trace: price('X-Ray', 5e-6, 'trace recorded', 'AWS X-Ray pricing, as widely quoted, 2025'),
  signingKey: price('KMS key', 1, 'month', 'AWS Key Management Service pricing, as widely quoted, 2025'),
  secret: price(
    'Secrets Manager',
    0.4,
    'secret and month',
    'AWS Secrets Manager pricing, as widely quoted, 2025',
  ),
  edgeRequest: price(
    'CloudFront request',
    1e-6,
    'HTTPS request',
    'Amazon CloudFront pricing, United States and Europe, as widely quoted, 2025',
  ),
  edgeByte: price(
    'CloudFront to the internet',
    0.085,
    'GB',
    'Amazon CloudFront pricing, first 10 TB, United States and Europe, as widely quoted, 2025',
  ),
  mail: price('SES', 0.1e-3, 'mail', 'Amazon SES pricing, as widely quoted, 2025'),
  httpRequest: price(
    'API Gateway HTTP API',
    1e-6,
    'request',
    'Amazon API Gateway pricing, as widely quoted, 2025',
  ),
  queueRequest: price('SQS', 0.4e-6, 'request', 'Amazon SQS pricing, as widely quoted, 2025'),
  notification: price('SNS', 0.5e-6, 'publication', 'Amazon SNS pricing, as widely quoted, 2025'),
} satisfies Record<string, Price>;

/** A band of monthly active users: those from the end of the band before on. */
interface UserBand {
  /** Users at which it ends. */
  to: number;
  /** USD for each user and month. */
  usd: number;
}

/**
 * What Cognito asks for a user who did anything in a month, by the tier of the pool and the number of them. The first 10,000
 * of an account are free. Source: Amazon Cognito pricing, as widely quoted since November 2024.
 */
export const USER_BANDS: Readonly<Record<'LITE' | 'ESSENTIALS' | 'PLUS', readonly UserBand[]>> = {
  LITE: [
    { to: 10_000, usd: 0 },
    { to: 100_000, usd: 0.0055 },
    { to: 1_000_000, usd: 0.0046 },
    { to: 10_000_000, usd: 0.00325 },
    { to: Infinity, usd: 0.0025 },
  ],
  ESSENTIALS: [
    { to: 10_000, usd: 0 },
    { to: Infinity, usd: 0.015 },
  ],
  PLUS: [{ to: Infinity, usd: 0.02 }],
};

/** What a month's active users cost. */
export function usersCost(tier: keyof typeof USER_BANDS, users: number): number {
  let [from, usd] = [0, 0];
  for (const band of USER_BANDS[tier]) {
    usd += Math.max(0, Math.min(users, band.to) - from) * band.usd;
    from = band.to;
  }
  return usd;
}
