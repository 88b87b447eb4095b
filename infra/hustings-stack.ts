import { CfnOutput, Fn, Stack, Tags, type App } from 'aws-cdk-lib';
import type { CfnGraphQLApi } from 'aws-cdk-lib/aws-appsync';
import { Accounts } from './constructs/accounts';
import { Announcer } from './constructs/announcer';
import { Announcements } from './constructs/announcements';
import { Api } from './constructs/api';
import { tellBeforeKeyEnds } from './constructs/api-keys';
import { forbidAuditChanges } from './constructs/append-only';
import { ApiFirewall } from './constructs/api-firewall';
import { BallotNumbering } from './constructs/ballot-numbering';
import { Data } from './constructs/data';
import { Health } from './constructs/health';
import { Identity } from './constructs/identity';
import { LinkPreviews } from './constructs/link-previews';
import { Messages } from './constructs/messages';
import { Observability } from './constructs/observability';
import { Payments } from './constructs/payments';
import { Pictures } from './constructs/pictures';
import { People } from './constructs/people';
import { PublicFiles } from './constructs/public-files';
import { Pushes } from './constructs/pushes';
import { Recount } from './constructs/recount';
import { Results } from './constructs/results';
import { Tally } from './constructs/tally';
import { UserPoolFirewall } from './constructs/user-pool-firewall';
import { VoterDirectory } from './constructs/voter-directory';
import { ToldWebValues } from './constructs/web-values';
import { PAYMENT_PROVIDERS, pathOf } from '../model/payment-providers';
import type { Settings } from './settings';
import { endHelperLogs } from './watching/helper-logs';

/** Everything that one stage of Hustings is made of. */
export class HustingsStack extends Stack {
  constructor(app: App, id: string, settings: Settings) {
    super(app, id, {
      description: `Hustings (${settings.stage}): votings with live tallies.`,
      env: { account: settings.account, region: settings.region },
      // CloudFormation takes a megabyte, and the code of the API's resolvers is in it: indentation was a ninth.
      suppressTemplateIndentation: true,
    });
    // CloudFormation hands a stack's tags on to its resources ("CloudFormation resource tagging", user guide): beside each of them in
    // the template they took 17 of a thousand kilobytes.
    const onStack = { includeResourceTypes: ['aws:cdk:stack'] };
    Tags.of(this).add('application', 'hustings', onStack);
    Tags.of(this).add('stage', settings.stage, onStack);

    const { userPool, client } = new Identity(this, 'Identity', settings);
    const { table } = new Data(this, 'Data', settings);
    const publicFiles = new PublicFiles(this, 'PublicFiles', settings);
    const pictures = new Pictures(this, 'Pictures', { settings, publicFiles });
    const people = new People(this, 'People', { settings, table, userPool });
    const payments = new Payments(this, 'Payments', { settings, table });
    const { deleteAccount } = new Accounts(this, 'Accounts', { userPool, payments });
    const results = new Results(this, 'Results', { settings, table, publicFiles });
    const previews = new LinkPreviews(this, 'LinkPreviews', { settings, table });
    const { findVoter } = new VoterDirectory(this, 'VoterDirectory', { settings, userPool });
    const pushes = new Pushes(this, 'Pushes', { settings, table });
    const health = new Health(this, 'Health', { settings, table });
    const api = new Api(this, 'Api', {
      settings,
      userPool,
      userPoolClient: client,
      table,
      checkout: payments.checkout,
      deleteAccount,
      inviteVoters: people.inviteVoters,
      ballotProof: results.ballotProof,
      findVoter,
      createImageUpload: pictures.createImageUpload,
      listPayments: payments.listPayments,
      pushDevices: pushes.pushDevices,
      readHealth: health.readHealth,
    });
    // They write to the table beside the trail, or into it.
    for (const writer of [deleteAccount, results.publishResult, payments.checkout])
      if (writer.role) forbidAuditChanges(writer.role, table);
    const firewalls: { [Alarm in 'ApiFirewallBlocks' | 'UserPoolFirewallBlocks']?: { metricName: string } } =
      settings.firewall
        ? {
            ApiFirewallBlocks: new ApiFirewall(this, 'ApiFirewall', { settings, api: api.graphqlApi }),
            UserPoolFirewallBlocks: new UserPoolFirewall(this, 'UserPoolFirewall', { settings, userPool }),
          }
        : {};
    const tally = new Tally(this, 'Tally', { settings, table });
    const { stateMachine: numbering } = new BallotNumbering(this, 'BallotNumbering', { settings, table });
    const recount = new Recount(this, 'Recount', {
      settings,
      table,
      api,
      numbering,
      publishResult: results.publishResult,
    });
    const announcer = new Announcer(this, 'Announcer', { settings, table, api });
    const announcements = new Announcements(this, 'Announcements', {
      settings,
      table,
      api,
      recount: recount.stateMachine,
      announcer,
    });
    new Messages(this, 'Messages', { settings, table, api, pushes });
    health.watch({
      api: api.graphqlApi,
      apiLogs: api.logs,
      countVotes: tally.countVotes,
      announceTallies: announcer.announceTallies,
      reconcileCheckouts: payments.reconcileCheckouts,
      paymentEvents: payments.webhooks.queue,
      unsettledPayments: payments.webhooks.unsettledPayments,
      apiFirewall: firewalls.ApiFirewallBlocks,
    });
    const { alarms } = new Observability(this, 'Observability', {
      settings,
      api: api.graphqlApi,
      apiLogs: api.logs,
      tableName: table.tableName,
      pool: { userPoolId: userPool.userPoolId, clientId: client.userPoolClientId },
      recount: recount.stateMachine,
      numbering,
      countVotes: tally.countVotes,
      announceChanges: announcements.announceChanges,
      announceTallies: announcer.announceTallies,
      findClosedVotings: recount.findClosedVotings,
      paymentFunctions: payments.functions,
      paymentEvents: payments.webhooks.queue,
      failureQueues: {
        UncountedVotes: tally.uncountedVotes,
        UnannouncedChanges: announcements.unannouncedChanges,
        UnsettledPayments: payments.webhooks.unsettledPayments,
      },
      signals: { ...recount.signals, ...announcer.signals, ...payments.signals, ...people.signals },
      talliesUntold: announcer.signals['TalliesUntold']!.metric,
      firewalls,
    });
    tellBeforeKeyEnds(this, api.keys[0], alarms, settings.runbooksUrl);
    endHelperLogs(this, settings.logRetention);

    const { attrGraphQlDns, attrRealtimeDns } = api.graphqlApi.node.defaultChild as CfnGraphQLApi;
    new ToldWebValues(this, 'ToldWebValues', settings.stage, {
      graphqlUrl: api.graphqlApi.graphqlUrl,
      graphqlDns: attrGraphQlDns,
      realtimeDns: attrRealtimeDns,
      apiKey: api.graphqlApi.apiKey ?? '',
      userPoolId: userPool.userPoolId,
      userPoolClientId: client.userPoolClientId,
      publicFilesDomainName: publicFiles.bucket.bucketRegionalDomainName,
      uploadsDomainName: pictures.uploads.bucketRegionalDomainName,
      previewsDomainName: Fn.select(2, Fn.split('/', previews.url)),
    });
    this.output('Region', this.region, 'Region of the API and the user pool');
    this.output('GraphqlEndpoint', api.graphqlApi.graphqlUrl, 'Where queries and mutations go');
    this.output('ApiKey', api.graphqlApi.apiKey ?? '', 'Key for public reads');
    this.output('UserPoolId', userPool.userPoolId, 'Where people sign in');
    this.output('UserPoolClientId', client.userPoolClientId, 'The web app, as the user pool knows it');
    this.output('TableName', table.tableName, 'The table that holds everything');
    this.output('PublicFilesBucket', publicFiles.bucket.bucketName, 'Files that the web app’s host serves');
    this.output('LinkPreviewsUrl', previews.url, 'What links unfold into; only CloudFront may ask it');
    this.output('RecountStateMachineArn', recount.stateMachine.stateMachineArn, 'Recounts a closed voting');
    this.output(
      'WebhooksUrl',
      payments.webhooks.url,
      `Send webhooks to ${PAYMENT_PROVIDERS.map((provider) => `/webhooks/${pathOf(provider)}`).join(' and ')}`,
    );
    this.output('SigningKeyArn', results.signingKey.keyArn, 'Signs results');
    this.output('ReceiptsTopicArn', payments.receipts.topicArn, 'Subscribe to be told of every payment');
    this.output('UnsettledPaymentsUrl', payments.webhooks.unsettledPayments.queueUrl, 'docs/payments.md');
    this.output('PaymentEventsUrl', payments.webhooks.queue.queueUrl, 'Webhooks that are to be settled');
    this.output('UncountedVotesUrl', tally.uncountedVotes.queueUrl, 'For npm run replay');
    this.output('UnannouncedChangesUrl', announcements.unannouncedChanges.queueUrl, 'For npm run replay');
    this.output(
      'AnnounceChangesFunction',
      announcements.announceChanges.functionName,
      'Reads the stream, for npm run replay',
    );
    this.output('AlarmsTopicArn', alarms.topicArn, 'Subscribe to be told of alarms');
  }

  private output(name: string, value: string, description: string): void {
    new CfnOutput(this, name, { value, description });
  }
}
