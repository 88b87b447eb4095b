import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import stages from '../../hustings.config';
import { run } from '../command';
import type { Template } from './adoption';
import { awsCloud } from './aws-cloud';
import { commandLineCdk } from './cdk';
import type { StackResource } from './cloud';
import { deploy, diff } from './deploy';
import { destroy } from './destroy';
import { stageOf } from './stage';

const usage = `Usage: npm run deploy -- [--context stage=NAME] [--context name=value]… [options]
       npm run diff -- [--context stage=NAME]
       npm run destroy -- [--context stage=NAME] [--with-data] [--yes]

Deploys a stage of hustings.config.ts from whatever there is: nothing, a stage that runs, one that was destroyed and left its
data, a first deployment that failed. Says all that is missing before anything is deployed.

  --context, -c    the stage (default dev), or a setting of docs/settings.md for this once
  --check          deploy: only look
  --default-sender deploy: production without emailFrom, 50 messages a day
  --left FILE      deploy: what destroy wrote of what stayed, after more than 90 days
  --with-data      destroy: the table, the user pool, secrets and published files go too, for good
  --yes            destroy: do not ask

Exit code: 0 when it is done, 1 when something is missing or somebody said no, 2 when it failed.`;

const directory = path.join(__dirname, '..', '..');

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      context: { type: 'string', short: 'c', multiple: true, default: [] },
      check: { type: 'boolean', default: false },
      'default-sender': { type: 'boolean', default: false },
      left: { type: 'string' },
      'with-data': { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
    },
  });
  const [command = ''] = positionals;
  if (!['deploy', 'diff', 'destroy'].includes(command)) throw new Error(usage);
  const stage = stageOf(stages, values.context);
  const parts = { cloud: awsCloud(), cdk: commandLineCdk(directory), readTemplate, say: console.log };
  if (command === 'destroy')
    return destroy({ ...parts, ask, record }, stage, {
      withData: values['with-data'],
      isAgreed: values.yes,
    });
  if (command === 'diff') {
    await diff(parts, stage);
    return 0;
  }
  return deploy({ ...parts, tellAddress }, stage, {
    mayUseDefaultSender: values['default-sender'],
    onlyCheck: values.check,
    left: values.left === undefined ? [] : (JSON.parse(readFileSync(values.left, 'utf8')) as StackResource[]),
  });
}

function readTemplate(assembly: string, stackName: string): Template {
  const file = path.join(directory, assembly, `${stackName}.template.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Template;
}

/** To the steps of a workflow that come after ("Passing information between jobs", GitHub Actions). */
function tellAddress(url: string): void {
  const { GITHUB_OUTPUT: file } = process.env;
  if (file) appendFileSync(file, `url=${url}\n`);
}

function record(file: string, kept: readonly StackResource[]): void {
  writeFileSync(file, `${JSON.stringify(kept, undefined, 2)}\n`);
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

run(main, usage);
