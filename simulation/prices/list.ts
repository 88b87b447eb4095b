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
} satisfies Record<string, Price>;
