import { CLOUDFRONT_REGION } from '../../infra/constructs/edge';
import { keptIn, type Template } from './adoption';
import type { Cdk, Cloud, StackResource } from './cloud';
import { NO_ADDRESS_YET } from './deploy';
import { contextArguments, stackNames, type Stage } from './stage';

/** What taking a stage down works with. */
export interface Destroying {
  cloud: Cloud;
  cdk: Cdk;
  /** Asks somebody. */
  ask: (question: string) => Promise<string>;
  /** Writes what stays into a file. */
  record: (file: string, kept: readonly StackResource[]) => void;
  readTemplate: (directory: string, stackName: string) => Template;
  say: (line: string) => void;
}

/** Where the templates are put that say what stays. */
const ASSEMBLY = 'build/destroy';

/**
 * Takes a stage down. Its data stay where the stage keeps them, unless `withData` is said: then they go for good.
 * @returns the exit code: 1 when somebody thought better of it.
 */
export async function destroy(
  parts: Destroying,
  { settings, context }: Stage,
  { withData, isAgreed }: { withData: boolean; isAgreed: boolean },
): Promise<number> {
  const { cloud, cdk, say } = parts;
  const region = settings.region ?? (await cloud.defaultRegion());
  if (region === undefined)
    throw new Error('Nothing says in which region: AWS_REGION=… npm run destroy -- …');
  const here = cloud.in(region);
  const { main, edge, web } = stackNames(settings);
  const there = await here.stack(main);
  // An earlier try may have taken the first one away, and not the others.
  if (!there && !(await here.stack(web)) && !(await cloud.in(CLOUDFRONT_REGION).stack(edge))) {
    say(`There is no ${main} in ${region}.`);
    return 1;
  }
  // The address does not matter for what goes.
  const known = { returnUrl: NO_ADDRESS_YET, ...context, region };
  await cdk.run(['synth', '--quiet', '--output', ASSEMBLY, ...contextArguments(known)]);
  const kept = new Set(keptIn(parts.readTemplate(ASSEMBLY, main)));
  const stays = (there ? await here.resources(main) : []).filter(({ logicalId }) => kept.has(logicalId));
  say(`Goes: the page, the API, functions, queues, alarms and logs of ${settings.stage} in ${region}.`);
  for (const { type, physicalId } of stays)
    say(`${withData ? 'Goes, with everything in it' : 'Stays'}: ${type} ${physicalId}`);
  if (stays.length > 0 && !withData)
    say('npm run deploy takes over what stays. What stays goes on to cost; --with-data takes it too.');
  if (!isAgreed) {
    const wanted = withData && stays.length > 0 ? `${settings.stage} with data` : settings.stage;
    if ((await parts.ask(`Type "${wanted}" to go on: `)).trim() !== wanted) {
      say('Nothing was destroyed.');
      return 1;
    }
  }
  if (stays.length > 0 && withData) {
    // The stack itself lets go of what it protected, and then takes everything with it.
    const open = contextArguments({ ...known, protectData: 'false' });
    await cdk.run(['deploy', main, '--exclusively', '--require-approval', 'never', ...open]);
    await cdk.run(['destroy', '--all', '--force', ...open]);
    return 0;
  }
  const file = `kept-${settings.stage}.json`;
  if (stays.length > 0) {
    parts.record(file, stays);
    say(
      `${file} says what stays: CloudFormation forgets it after 90 days, and npm run deploy -- --left ${file} reads it.`,
    );
  }
  await cdk.run(['destroy', '--all', '--force', ...contextArguments(known)]);
  return 0;
}
