import path from 'node:path';
import { parseArgs } from 'node:util';

/** How `npm start -- …` was called. */
export interface StartOptions {
  port: number;
  /** Folder that survives restarts. */
  dataDirectory: string;
  /** File with the keys of payment providers; there need not be one. */
  envFile: string;
  fresh: boolean;
  seed: boolean;
  quiet: boolean;
}

/** Raised for options that make no sense; its message is for people. */
export class UsageError extends Error {}

export const usage = `Usage: npm start -- [--port N] [--data DIR] [--env FILE] [--fresh] [--no-seed] [--quiet]

  --port N     the port of the front door (default 4000); every other port is free or derived
  --data DIR   where data are kept between starts (default .local)
  --env FILE   keys of payment providers (default .env; without any, sandboxes stand in)
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
    fresh: values.fresh,
    seed: !values['no-seed'],
    quiet: values.quiet,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '4000' },
        data: { type: 'string', default: '.local' },
        env: { type: 'string', default: '.env' },
        fresh: { type: 'boolean', default: false },
        'no-seed': { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
