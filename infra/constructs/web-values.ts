import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';

/** What the web app's stack needs to know of the API's. */
const WEB_VALUES = [
  'graphqlUrl',
  'graphqlDns',
  'realtimeDns',
  'apiKey',
  'userPoolId',
  'userPoolClientId',
  'publicFilesDomainName',
  'uploadsDomainName',
  'previewsDomainName',
] as const;

export type WebValues = Record<(typeof WEB_VALUES)[number], string>;

/**
 * Tells the web app's stack of the API's, by parameters. An export of CloudFormation could not change while it is used: a
 * leaked API key would have to stay until the web app is taken down (AWS CloudFormation user guide, "Get exported outputs
 * from a deployed CloudFormation stack").
 */
export class ToldWebValues extends Construct {
  constructor(scope: Construct, id: string, stage: string, values: WebValues) {
    super(scope, id);
    for (const name of WEB_VALUES)
      new ssm.StringParameter(this, name, {
        parameterName: parameterName(stage, name),
        stringValue: values[name],
      });
  }
}

/** What was told, read whenever the stack of the scope is deployed. */
export function readWebValues(scope: Construct, stage: string): WebValues {
  return Object.fromEntries(
    WEB_VALUES.map((name) => [
      name,
      ssm.StringParameter.valueForStringParameter(scope, parameterName(stage, name)),
    ]),
  ) as WebValues;
}

function parameterName(stage: string, name: keyof WebValues): string {
  return `/hustings/${stage}/web/${name}`;
}
