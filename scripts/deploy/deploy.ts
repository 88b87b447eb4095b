import { alarmName } from '../../infra/runbooks/alarms';
import { RETURN_PATH, type Settings } from '../../infra/settings';
import { adoptionTemplate, findKept, type Template } from './adoption';
import type { Cdk, Cloud, RegionalCloud, StackResource, StackState } from './cloud';
import { preflight, type Problem } from './preflight';
import { contextArguments, stackNames, type Stage } from './stage';

/** What deploying works with. */
export interface Deploying {
  cloud: Cloud;
  cdk: Cdk;
  /** Reads the template of a stack that CDK synthesised. */
  readTemplate: (directory: string, stackName: string) => Template;
  say: (line: string) => void;
  /** Told where the page is, for what comes after. */
  tellAddress?: (url: string) => void;
}

export interface DeployOptions {
  /** Whether Cognito's own sender is enough for production. */
  mayUseDefaultSender: boolean;
  /** Whether nothing is deployed: only looked at. */
  onlyCheck: boolean;
  /** What `npm run destroy` wrote of what it left, where CloudFormation does not remember. */
  left: readonly Pick<StackResource, 'logicalId' | 'type' | 'physicalId'>[];
}

/** Where CDK puts what it synthesises before it is deployed. */
export const ASSEMBLY = 'build/deploy';

/** Where production's web app is said to be until it has an address: nobody is sent there, for nobody has the page. */
export const NO_ADDRESS_YET = `https://not-yet.invalid${RETURN_PATH}`;

/**
 * Alarms that take a deployment back while it is new: votes are not counted or not told, the API or money fails.
 * CloudFormation takes at most five.
 */
export const ROLLBACK_ALARMS: readonly string[] = [
  'UncountedVotes',
  'TallyLags',
  'TalliesUntold',
  'UnsettledPayments',
  'ApiFails',
];
const MONITORED_MINUTES = 10;

/** States in which somebody else is at work on a stack, and those that only a person can end. */
const AT_WORK = /_IN_PROGRESS$/;
const STUCK: Readonly<Record<string, string>> = {
  UPDATE_ROLLBACK_FAILED: 'continue-update-rollback',
  IMPORT_ROLLBACK_FAILED: 'continue-update-rollback',
  DELETE_FAILED: 'delete-stack',
};
/** States of a stack of which nothing works: what it was to keep may be there all the same. */
const NEVER_WAS = new Set(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'REVIEW_IN_PROGRESS']);
/** States of what a failed import let go of again. */
const TAKEN_BACK = /^(IMPORT_FAILED|IMPORT_ROLLBACK_|DELETE_)/;
/** What `aws cloudformation wait` takes for what a stack is about, by the beginning of its state: an update otherwise. */
const WAITS: Readonly<Record<string, string>> = {
  CREATE: 'stack-create-complete',
  ROLLBACK: 'stack-create-complete',
  DELETE: 'stack-delete-complete',
  IMPORT: 'stack-import-complete',
};

/**
 * From whatever there is to a running page: nothing, a stage that runs, one that was destroyed and left its data, or a first
 * deployment that failed. It may be interrupted and run again.
 * @returns the exit code: 1 when something is missing, and nothing was deployed.
 */
export async function deploy(parts: Deploying, stage: Stage, options: DeployOptions): Promise<number> {
  const { cloud, say } = parts;
  const { settings } = stage;
  const { place, problems, warnings } = await preflight(cloud, settings, options);
  tell(say, 'worth knowing', warnings);
  const names = stackNames(settings);
  const here = place && cloud.in(place.region);
  const main = await here?.stack(names.main);
  const stuck = main && problemOf(names.main, main, place!.region);
  const missing = [...problems, ...(stuck ? [stuck] : [])];
  if (missing.length > 0 || !here) {
    tell(say, 'missing', missing);
    say('Nothing was deployed.');
    return 1;
  }
  if (options.onlyCheck) {
    say(`Nothing is missing for ${settings.stage} in ${place.region} (account ${place.account}).`);
    return 0;
  }
  const there = main && (await isRunning(here, names.main, main)) ? main : undefined;
  const url = await addressOf(settings, here);
  const { context } = stage;
  await synthesise(parts, { ...context, returnUrl: returnUrlOf(settings, url) });
  if (!there) await beginAgain(parts, { here, settings, failed: main, left: options.left });
  await deployStacks(parts, { here, settings, there });
  if (settings.payments.isReturnUrlKnown || url !== undefined) return finish(parts, here, settings);

  // Only now has the web app an address. The API and the functions are told of it.
  const found = await addressOf(settings, here);
  if (found === undefined) throw new Error(`${names.web} has no output Url: is it deployed?`);
  say(`The web app is at ${found}. The API is told.`);
  await synthesise(parts, { ...context, returnUrl: returnUrlOf(settings, found) });
  await parts.cdk.run(['deploy', names.main, '--exclusively', ...common(settings)]);
  return finish(parts, here, settings);
}

/** `npm run diff`: what a deployment would change, with the address that the web app has. */
export async function diff({ cloud, cdk }: Deploying, { settings, context }: Stage): Promise<void> {
  const region = settings.region ?? (await cloud.defaultRegion());
  const url = region === undefined ? undefined : await addressOf(settings, cloud.in(region));
  const returnUrl = returnUrlOf(settings, url);
  await cdk.run(['diff', '--all', ...contextArguments({ ...context, returnUrl })]);
}

function problemOf(name: string, { status }: StackState, region: string): Problem | undefined {
  const mending = STUCK[status];
  if (mending !== undefined)
    return {
      says: `${name} is ${status}: CloudFormation could neither go on nor back.`,
      mend: `aws cloudformation describe-stack-events --stack-name ${name} --region ${region}, then aws cloudformation ${mending} --stack-name ${name} --region ${region}`,
    };
  if (AT_WORK.test(status) && status !== 'REVIEW_IN_PROGRESS')
    return {
      says: `${name} is ${status}: another deployment is at work.`,
      mend: `aws cloudformation wait ${WAITS[status.split('_')[0]!] ?? 'stack-update-complete'} --stack-name ${name} --region ${region}`,
    };
  return undefined;
}

/** Whether a stack has anything: what stayed of an earlier one is taken over only into one that has nothing. */
async function isRunning(here: RegionalCloud, name: string, { status }: StackState): Promise<boolean> {
  if (status !== 'IMPORT_ROLLBACK_COMPLETE') return !NEVER_WAS.has(status);
  return (await here.resources(name)).some((resource) => !TAKEN_BACK.test(resource.status));
}

/** Of the web app, as it is deployed. */
async function addressOf(settings: Settings, here: RegionalCloud): Promise<string | undefined> {
  return webUrlIn(await here.stack(stackNames(settings).web));
}

/** CDK ends the name of the output with a digest of its place. */
function webUrlIn(web: StackState | undefined): string | undefined {
  return Object.entries(web?.outputs ?? {}).find(([name]) => name.startsWith('WebUrl'))?.[1];
}

function returnUrlOf({ payments, kind }: Settings, url: string | undefined): string {
  if (payments.isReturnUrlKnown) return payments.returnUrl;
  if (url !== undefined) return `${url}${RETURN_PATH}`;
  return kind === 'PRODUCTION' ? NO_ADDRESS_YET : payments.returnUrl;
}

async function synthesise({ cdk, say }: Deploying, context: Readonly<Record<string, string>>): Promise<void> {
  say('Synthesises and checks the templates.');
  await cdk.run(['synth', '--quiet', '--output', ASSEMBLY, ...contextArguments(context)]);
}

/** Takes a failed first try away, and takes in what a stack of before left behind. */
async function beginAgain(
  { readTemplate, say }: Deploying,
  {
    here,
    settings,
    failed,
    left,
  }: {
    here: RegionalCloud;
    settings: Settings;
    failed: StackState | undefined;
    left: DeployOptions['left'];
  },
): Promise<void> {
  const { main } = stackNames(settings);
  if (failed) {
    say(
      `${main} is ${failed.status}: an earlier first deployment did not end well. It is taken away; data stay.`,
    );
    await here.deleteStack(main);
  }
  const remembered = await resourcesOfLast(here, main);
  const stayed = [...remembered.filter(({ status }) => status === 'DELETE_SKIPPED'), ...left];
  const template = readTemplate(ASSEMBLY, main);
  const imports = await findKept(here, template, stayed);
  if (imports.length === 0) return;
  say(`These are there already, and are taken over:`);
  for (const { logicalId, type, identifier } of imports)
    say(`  ${type} ${Object.values(identifier).at(-1)} as ${logicalId}`);
  await here.importInto(main, adoptionTemplate(template, imports), imports);
}

/** Resources of the stack that was there last. One that was made for an import which failed never had any. */
async function resourcesOfLast(here: RegionalCloud, stack: string): Promise<StackResource[]> {
  for (const id of await here.deletedStacks(stack)) {
    const resources = await here.resources(id);
    if (resources.some(({ status }) => status.startsWith('DELETE_'))) return resources;
  }
  return [];
}

async function deployStacks(
  { cdk, say }: Deploying,
  { here, settings, there }: { here: RegionalCloud; settings: Settings; there: StackState | undefined },
): Promise<void> {
  const names = stackNames(settings);
  const guard = there && settings.kind === 'PRODUCTION' ? await rollbackArguments(here, names.main) : [];
  if (guard.length > 0)
    say(`CloudFormation watches the alarms for ${MONITORED_MINUTES} minutes, and goes back if one rings.`);
  await cdk.run(['deploy', names.main, '--exclusively', ...common(settings), ...guard]);
  await cdk.run(['deploy', names.edge, names.web, '--exclusively', ...common(settings)]);
}

async function rollbackArguments(here: RegionalCloud, stack: string): Promise<string[]> {
  const alarms = (await here.resources(stack)).filter(
    ({ type, logicalId }) =>
      type === 'AWS::CloudWatch::Alarm' && ROLLBACK_ALARMS.includes(alarmName(logicalId)),
  );
  // One that rings already would take back what is to mend it.
  const quiet = await here.quietAlarms(alarms.map(({ physicalId }) => physicalId));
  if (quiet.length === 0) return [];
  return [
    ...quiet.flatMap((arn) => ['--rollback-trigger-alarm-arns', arn]),
    '--monitoring-time-minutes',
    String(MONITORED_MINUTES),
  ];
}

function common({ tableName }: Settings): string[] {
  return [
    '--app',
    ASSEMBLY,
    '--require-approval',
    'never',
    ...(tableName === undefined ? [] : ['--import-existing-resources']),
  ];
}

async function finish(
  { say, tellAddress }: Deploying,
  here: RegionalCloud,
  settings: Settings,
): Promise<number> {
  const names = stackNames(settings);
  const [main, web] = await Promise.all([here.stack(names.main), here.stack(names.web)]);
  const { WebhooksUrl = '?', AlarmsTopicArn = '?', UserPoolId = '?' } = main?.outputs ?? {};
  const url = webUrlIn(web);
  if (url !== undefined) tellAddress?.(url);
  say(`The page: ${url ?? '?'}`);
  say(
    `Alarms: aws sns subscribe --topic-arn ${AlarmsTopicArn} --protocol email --notification-endpoint <you>`,
  );
  say(
    `Organisers: aws cognito-idp admin-add-user-to-group --user-pool-id ${UserPoolId} --group-name organisers --username <user id>`,
  );
  say(`Payments: docs/payments.md; webhooks go to ${WebhooksUrl}`);
  return 0;
}

function tell(say: (line: string) => void, what: string, problems: readonly Problem[]): void {
  for (const { says, mend } of problems) {
    say(`${what}: ${says}`);
    say(`         ${mend}`);
  }
}
