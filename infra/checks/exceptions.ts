import { Stack, Token, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { RULES } from '@hustings/aws-local/template-checks';

/** The name that exceptions put before a rule of ours. */
export const TEMPLATE_CHECKS = 'Template-Checks';

/** A rule of ours by its name, or one of cdk-nag's AwsSolutions: `IAM5[Resource::*]` for one finding of a rule. */
export type Rule = (typeof RULES)[number] | `nag:${string}`;

/**
 * Makes an exception from a rule for a construct and what is inside it. It stands where the construct is made.
 * @param reason why the rule does not hold here, for those who read the report.
 */
export function accept(construct: IConstruct, rule: Rule, reason: string): void {
  const id = rule.startsWith('nag:') ? rule.replace('nag:', 'AwsSolutions-') : `${TEMPLATE_CHECKS}::${rule}`;
  Validations.of(construct).acknowledge({ id: inPlace(construct, id), reason });
}

/** Lets a function have AWS's own policy for logs. */
export function acceptLogsPolicy(owner: IConstruct): void {
  accept(
    owner,
    'nag:IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    'It lets the function write logs, and nothing else.',
  );
}

/** A function of CDK's own, whose code and role are not ours to change. */
export function acceptProvider(provider: IConstruct): void {
  accept(provider, 'nag:L1', "The runtime is CDK's choice; the rule runtimes warns before it ends.");
  acceptLogsPolicy(provider);
}

/** cdk-nag names the region and the account of a stack that has them, and their pseudo parameters otherwise. */
function inPlace(construct: IConstruct, id: string): string {
  const { region, account } = Stack.of(construct);
  return id
    .replaceAll('<AWS::Region>', Token.isUnresolved(region) ? '<AWS::Region>' : region)
    .replaceAll('<AWS::AccountId>', Token.isUnresolved(account) ? '<AWS::AccountId>' : account);
}
