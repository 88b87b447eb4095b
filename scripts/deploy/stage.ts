import { settingsFor, type Settings, type StageDefinition } from '../../infra/settings';

/** A stage that a command works on. */
export interface Stage {
  settings: Settings;
  /** What the command was told beside `hustings.config.ts`. */
  context: Readonly<Record<string, string>>;
}

/** Names of a stage's stacks. */
export function stackNames({ stage }: Settings): { main: string; edge: string; web: string } {
  const main = `Hustings-${stage}`;
  return { main, edge: `${main}-Edge`, web: `${main}-Web` };
}

/** @param given `name=value`, as after `--context`. @throws Error naming what makes no sense. */
export function stageOf(stages: Readonly<Record<string, StageDefinition>>, given: readonly string[]): Stage {
  const pairs = given.map((text): [string, string] => {
    const [name, ...value] = text.split('=');
    if (!name || value.length === 0) throw new Error(`--context takes name=value, not ${text}.`);
    return [name, value.join('=')];
  });
  const context: Record<string, string> & { stage: string } = {
    stage: 'dev',
    ...Object.fromEntries(pairs),
  };
  return { context, settings: settingsFor(stages, context.stage, (name) => context[name]) };
}

/** The same as CDK's command line takes it. */
export function contextArguments(context: Readonly<Record<string, string>>): string[] {
  return Object.entries(context).flatMap(([name, value]) => ['--context', `${name}=${value}`]);
}
