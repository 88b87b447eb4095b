import { CfnOutput, Stack, Tags, type App } from 'aws-cdk-lib';
import { CLOUDFRONT_REGION, Edge } from './constructs/edge';
import type { Settings } from './settings';

/** What CloudFront takes from its own region, wherever the API and the web app's files are. */
export class EdgeStack extends Stack {
  readonly edge: Edge;

  constructor(app: App, id: string, settings: Settings) {
    super(app, id, {
      description: `Hustings (${settings.stage}): the web app’s parts in CloudFront’s region.`,
      env: { account: settings.account, region: CLOUDFRONT_REGION },
    });
    Tags.of(this).add('application', 'hustings');
    Tags.of(this).add('stage', settings.stage);
    this.edge = new Edge(this, 'Edge', settings);
    new CfnOutput(this, 'AlarmsTopicArn', {
      value: this.edge.alarms.topicArn,
      description: 'Subscribe to be told of alarms of the web app’s firewall and certificate',
    });
  }
}
