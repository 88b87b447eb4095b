import path from 'node:path';
import { parseArgs } from 'node:util';
import { SETTINGS } from '../../infra/settings';

/** How `npm start -- …` was called. */
export interface StartOptions {
  port: number;
  /** Folder that survives restarts. */
  dataDirectory: string;
  /** File with the keys of payment providers; there need not be one. */
  envFile: string;
  /** Settings for this start, by name, before those of `hustings.config.ts`. */
  context: Record<string, string>;
  fresh: boolean;
  seed: boolean;
  quiet: boolean;
}

/** Raised for options that make no sense; its message is for people. */
export class UsageError extends Error {}

export const usage = `Usage: npm start -- [--port N] [--data DIR] [--env FILE] [--context NAME=VALUE] [--fresh] [--no-seed] [--quiet]

  --port N     the port of the front door (default 4000); every other port is free or derived
  --data DIR   where data are kept between starts (default .local)
  --env FILE   keys of payment providers (default .env; without any, sandboxes stand in)
  --context NAME=VALUE
               a setting for this start, as npm run deploy takes it; may be given again and again
  --fresh      start with no data
  --no-seed    no demo votings and votes (the demo accounts are there all the same)
  --quiet      no line for each operation`;

/** @throws UsageError */
export function parseStartOptions(args: string[]): StartOptions {
  const values = parse(args);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new UsageError(`--port must be a number from 1 to 65535, not ${JSON.stringify(values.port)}.`);
  return {
    port,
    dataDirectory: path.resolve(values.data),
    envFile: path.resolve(values.env),
    context: Object.fromEntries(values.context.map(settingOf)),
    fresh: values.fresh,
    seed: !values['no-seed'],
    quiet: values.quiet,
  };
}

/** @throws UsageError for what gives no value. */
function settingOf(text: string): [name: string, value: string] {
  const [, name, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new UsageError(`--context takes NAME=VALUE, not ${JSON.stringify(text)}.`);
  if (!Object.hasOwn(SETTINGS, name))
    throw new UsageError(`There is no setting ${name}: docs/settings.md has them all.`);
  return [name, value];
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '4000' },
        data: { type: 'string', default: '.local' },
        env: { type: 'string', default: '.env' },
        context: { type: 'string', multiple: true, default: [] },
        fresh: { type: 'boolean', default: false },
        'no-seed': { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
