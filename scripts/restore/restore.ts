/** What restoring asks of DynamoDB. */
export interface Tables {
  /** Begins a restore into a table of another name. @param at absent: the newest instant there is. */
  restore(source: string, target: string, at: Date | undefined): Promise<void>;
  /** @returns undefined if there is no such table. */
  status(name: string): Promise<string | undefined>;
  /** Whether it has the stream that a stage reads: images before and after each change. */
  hasStream(name: string): Promise<boolean>;
  addStream(name: string): Promise<void>;
  expiresBy(name: string): Promise<string | undefined>;
  setExpiry(name: string, attribute: string): Promise<void>;
  setPointInTimeRecovery(name: string): Promise<void>;
  protect(name: string): Promise<void>;
}

export interface Restoring {
  tables: Tables;
  sleep: (milliseconds: number) => Promise<unknown>;
  say: (line: string) => void;
  /** What is done with a table that is ready, if not what a deployed stage takes. */
  next?: (name: string) => string[];
}

const PAUSE = 15_000;

/** Restores a table to an instant, under another name, and makes it what a stage can take over. */
export async function restore(
  parts: Restoring,
  { source, target, at }: { source: string; target: string; at?: Date },
): Promise<void> {
  const { tables, say } = parts;
  if ((await tables.status(target)) === undefined) {
    await tables.restore(source, target, at);
    say(
      `DynamoDB restores ${source} into ${target}. On AWS that takes from minutes to hours, and goes on if this ends.`,
    );
  }
  await prepare(parts, target);
}

/**
 * Gives a table what a restore leaves out ("Restoring a DynamoDB table to a point in time", developer guide: streams, expiry,
 * recovery, protection), and what an import of CloudFormation does not add. It may be run again.
 * @throws Error if there is no such table.
 */
export async function prepare(
  { tables, sleep, say, next = onAStage }: Restoring,
  name: string,
): Promise<void> {
  const active = async (): Promise<void> => {
    for (;;) {
      const status = await tables.status(name);
      if (status === undefined) throw new Error(`There is no table ${name}.`);
      if (status === 'ACTIVE') return;
      await sleep(PAUSE);
    }
  };
  await active();
  if ((await tables.expiresBy(name)) !== 'expiresAt') await tables.setExpiry(name, 'expiresAt');
  await tables.setPointInTimeRecovery(name);
  await tables.protect(name);
  await active();
  // Last: from here on, functions that are given the table are told of every change.
  if (!(await tables.hasStream(name))) await tables.addStream(name);
  await active();
  say(`${name} is ready to be taken over:`);
  next(name).forEach((step, index) => {
    say(`  ${index + 1}. ${step}`);
  });
}

const READ = 'docs/operations.md, "Restoring the table": what was deleted since is back, and has to go again';

function onAStage(name: string): string[] {
  return [
    `tableName: '${name}' at the stage in hustings.config.ts, and npm run deploy -- --context stage=<stage>`,
    `npm run repair -- --voting <id> --table ${name} --region <region>, for each voting that was open at that instant`,
    READ,
  ];
}

/** What is done with a table that is ready on one machine. */
export function onOneMachine(name: string): string[] {
  return [
    `stop the stack, and npm start -- --context tableName=${name}; or tableName: '${name}' at the stage dev in hustings.config.ts`,
    'npm run repair -- --voting <id>, for each voting that was open at that instant',
    READ,
  ];
}
