import { isAbout, list, pattern, statementsOf, type Statement } from '../iam/policy-evaluation';

/** Who asks, for what. */
export interface Asker {
  /** `arn:aws:sts::<account>:assumed-role/<role>/<session>` of a role; absent for a service. */
  userArn?: string;
  /** `cloudfront.amazonaws.com` */
  service?: string;
  /** Values of condition keys, e.g. `aws:sourcearn`, by their names in lower case. */
  context?: Record<string, string>;
}

type PolicyStatement = Statement & {
  principals: { everybody: boolean; roles: string[]; services: string[] };
  condition: Record<string, Record<string, string | string[]>>;
};

/** What a bucket policy says of a request. */
export type Verdict = 'allows' | 'denies' | 'nothing';

const OPERATORS: Record<string, (value: string, expected: string) => boolean> = {
  Bool: (value, expected) => value === expected,
  StringEquals: (value, expected) => value === expected,
  ArnEquals: like,
  ArnLike: like,
  StringLike: like,
};

/** The loopback stands for TLS here: nobody else listens. */
const ALWAYS = { 'aws:securetransport': 'true' };
const KEYS = ['aws:securetransport', 'aws:sourcearn', 'aws:sourceaccount'];

/** What is wrong with a bucket policy, as far as this machine can tell. */
export function policyProblems(document: unknown): string[] {
  const conditions = statementsWithPrincipals(document).flatMap(({ condition }) => Object.entries(condition));
  return [
    ...rawStatements(document).flatMap(unknownPrincipals),
    ...conditions.flatMap(([operator, keys]) => [
      ...(operator in OPERATORS ? [] : [`the condition operator ${operator} is not known here.`]),
      ...Object.keys(keys)
        .filter((key) => !KEYS.includes(key.toLowerCase()))
        .map((key) => `the condition key ${key} is not known here.`),
    ]),
  ];
}

/** Principals that no caller is compared with here: a statement about them would be passed over. */
function unknownPrincipals({ Principal, NotPrincipal }: Record<string, unknown>): string[] {
  const kinds = typeof Principal === 'object' && Principal !== null ? Object.keys(Principal) : [];
  return [
    ...(NotPrincipal === undefined ? [] : ['NotPrincipal is not known here.']),
    ...kinds
      .filter((kind) => !['AWS', 'Service'].includes(kind))
      .map((kind) => `the principal ${kind} is not known here.`),
  ];
}

/** A bucket's policy ("Policies and permissions in Amazon S3"). */
export class BucketPolicy {
  private readonly statements: PolicyStatement[];

  constructor(document: unknown) {
    this.statements = statementsWithPrincipals(document);
  }

  judge(asker: Asker, action: string, resource: string): Verdict {
    const about = this.statements.filter(
      (statement) =>
        isPrincipal(statement, asker) &&
        isAbout(statement, action, resource) &&
        holds(statement.condition, { ...ALWAYS, ...asker.context }),
    );
    if (about.some(({ effect }) => effect === 'Deny')) return 'denies';
    return about.length > 0 ? 'allows' : 'nothing';
  }
}

function statementsWithPrincipals(document: unknown): PolicyStatement[] {
  const raw = rawStatements(document);
  return statementsOf(document).map((statement, index) => {
    const { Principal, Condition } = raw[index]!;
    const { AWS, Service } = (typeof Principal === 'object' ? Principal : { AWS: Principal }) as {
      AWS?: unknown;
      Service?: unknown;
    };
    const aws = texts(AWS);
    return {
      ...statement,
      principals: {
        everybody: aws.includes('*'),
        roles: aws.map((arn) => arn.split('/').at(-1) ?? ''),
        services: texts(Service),
      },
      condition: (Condition ?? {}) as PolicyStatement['condition'],
    };
  });
}

function rawStatements(document: unknown): Record<string, unknown>[] {
  return list((document as { Statement: unknown }).Statement) as Record<string, unknown>[];
}

function isPrincipal({ principals, effect }: PolicyStatement, { userArn, service }: Asker): boolean {
  // Public buckets are none here: what lets everybody in lets nobody in.
  if (principals.everybody) return effect === 'Deny';
  if (service !== undefined) return principals.services.includes(service);
  return principals.roles.includes(userArn?.split('/').at(-2) ?? '');
}

function holds(condition: PolicyStatement['condition'], context: Record<string, string>): boolean {
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => {
      const value = context[key.toLowerCase()];
      return value !== undefined && texts(expected).some((each) => OPERATORS[operator]?.(value, each));
    }),
  );
}

function like(value: string, expected: string): boolean {
  return pattern(expected)(value);
}

function texts(value: unknown): string[] {
  return value === undefined ? [] : list(value).map(String);
}
