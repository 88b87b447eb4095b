import type { Setting } from './setting';
import type { StageKind } from './stage-kind';

/** What a value that nothing sets is called. */
const NOTHING = '–';

/** The page of all settings, as Markdown: `docs/settings.md`. */
export function settingsPage(settings: Readonly<Record<string, Setting<unknown>>>): string {
  return `# Settings

Written by \`npm run docs:settings\` from \`infra/settings/table.ts\`.

What a stage is deployed with stands in \`hustings.config.ts\`: each stage has a name, a \`kind\` (\`TRIAL\` to try things,
\`PRODUCTION\` for people), and what differs from the defaults of its kind. \`--context name=value\` goes before it, for one
synthesis or deployment. A value that makes no sense is refused before anything is synthesised, all such values at once.

${Object.entries(settings).map(section).join('\n')}`;
}

function section([name, { says, unit, takes, costs, byDefault }]: [string, Setting<unknown>]): string {
  const lines = [
    `- Takes ${takes}${unit === undefined ? '' : `, in ${unit}`}.`,
    `- Default: ${defaults(byDefault)}.`,
    ...(costs === undefined ? [] : [`- Cost: ${costs}`]),
  ];
  return `## \`${name}\`\n\n${says}\n\n${lines.join('\n')}\n`;
}

function defaults({ TRIAL, PRODUCTION }: Readonly<Record<StageKind, unknown>>): string {
  return TRIAL === PRODUCTION
    ? inWords(TRIAL)
    : `${inWords(TRIAL)} for \`TRIAL\`, ${inWords(PRODUCTION)} for \`PRODUCTION\``;
}

function inWords(value: unknown): string {
  return value === undefined ? NOTHING : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
