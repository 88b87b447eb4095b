import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, parseEnv } from 'node:util';

/** How the command was called. */
export interface ServeOptions {
  /** A cloud assembly's folder, or a template's file. */
  source: string;
  /** 0 for a free one. */
  port: number;
  host: string;
  /** Names of the stacks to serve; none: the one with an API. */
  stacks: string[];
  /** The API to serve, of several. */
  api?: string;
  /** Where data are kept between starts; absent: nothing is kept. */
  dataDirectory?: string;
  /** Values of the template's parameters. */
  parameters: Record<string, string>;
  /** Confirmed users of the user pool. */
  users: { email: string; password: string; groups: string[] }[];
  quiet: boolean;
}

/** The command was used wrongly; the message is for the person who typed it. */
export class UsageError extends Error {
  /** With where to read more. */
  get advice(): string {
    return `${this.message}\n\nappsync-local --help tells how it is used.`;
  }
}

export const usage = `Usage: appsync-local <cloud assembly folder | template file> [options]

Serves the AppSync API of a synthesised CDK app, or of a CloudFormation template, on this machine.

  --port N                the port of the API (default 4000; 0 for a free one)
  --host HOST             localhost, 127.0.0.1 or ::1 (default localhost)
  --stack NAME            the stack to serve, with what it imports; may be given more than once
  --api NAME              the API to serve, when there are several
  --data DIR              where data are kept between starts (default: in memory, nothing is kept)
  --parameters NAME=VALUE the value of a CloudFormation parameter; may be given more than once
  --env FILE              a file of such lines
  --user EMAIL:PASSWORD[:GROUP,...]
                          a confirmed user of the app's user pool; may be given more than once
  --quiet                 no line for each operation
  --help                  this text
  --version               the version`;

/** @throws UsageError */
export function parseServeOptions(args: string[]): ServeOptions {
  const { values, positionals } = parse(args);
  const [source, ...more] = positionals;
  if (source === undefined || more.length > 0)
    throw new UsageError(
      source === undefined
        ? 'Which app? Give the folder of a cloud assembly, such as cdk.out, or the file of a template.'
        : `One app at a time, not ${positionals.join(' and ')}.`,
    );
  return {
    source: path.resolve(source),
    port: portOf(values.port),
    host: hostOf(values.host),
    stacks: values.stack ?? [],
    ...(values.api !== undefined && { api: values.api }),
    ...(values.data !== undefined && { dataDirectory: path.resolve(values.data) }),
    parameters: {
      ...(values.env === undefined ? {} : parametersIn(values.env)),
      ...Object.fromEntries((values.parameters ?? []).map(parameterOf)),
    },
    users: (values.user ?? []).map(userOf),
    quiet: values.quiet,
  };
}

function parse(args: string[]) {
  const many = { type: 'string', multiple: true } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '4000' },
        host: { type: 'string', default: 'localhost' },
        stack: many,
        api: { type: 'string' },
        data: { type: 'string' },
        parameters: many,
        env: { type: 'string' },
        user: many,
        quiet: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new UsageError(`--port must be a number from 0 to 65535, not ${JSON.stringify(text)}.`);
  return port;
}

/** The API's key and its data are for this machine. */
function hostOf(host: string): string {
  if (!['localhost', '127.0.0.1', '::1'].includes(host))
    throw new UsageError(`--host must be localhost, 127.0.0.1 or ::1, for this machine only, not ${host}.`);
  return host;
}

/** `NAME=VALUE`; the CDK CLI puts the stack's name before it. */
function parameterOf(text: string): [string, string] {
  const [, name, value] = /^(?:[^:=]+:)?(\w+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new UsageError(`--parameters must be NAME=VALUE, not ${JSON.stringify(text)}.`);
  return [name, value];
}

function parametersIn(file: string): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(parseEnv(readFileSync(file, 'utf8'))).map(([name, value]) => [name, String(value)]),
    );
  } catch (error) {
    throw new UsageError(`--env: ${file} cannot be read: ${(error as Error).message}`);
  }
}

function userOf(text: string): ServeOptions['users'][number] {
  const [email, password, groups = ''] = text.split(':');
  if (!email || !password)
    throw new UsageError(
      `--user must be EMAIL:PASSWORD or EMAIL:PASSWORD:GROUP,GROUP, not ${JSON.stringify(text)}.`,
    );
  return { email, password, groups: groups.split(',').filter((group) => group !== '') };
}
