import { runbookOf } from './entries';

/** An alarm that tells somebody. */
export interface KnownAlarm {
  name: string;
  /** As it is told, without the address at its end. */
  description: string;
}

/** What an appointment tells instead of an alarm. */
const API_KEY: KnownAlarm = {
  name: 'ApiKeyEnds',
  description:
    'The API key of the public ends within two months. A schedule tells so once, and nobody if something was deployed.',
};

const HEAD = `# Runbooks

Written by \`npm run docs:runbooks\` from the alarms of the stack and \`infra/runbooks/entries.ts\`.

Each alarm has its entry here, and its description ends with the entry's address. The commands use these helpers; set the
stage and the region first.

\`\`\`sh
stage=prod; export AWS_REGION=eu-central-1
out() { aws cloudformation describe-stacks --stack-name Hustings-$stage --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue" --output text; }
api() { out GraphqlEndpoint | sed 's,.*//\\([^.]*\\)\\..*,\\1,' | xargs -I{} aws appsync list-graphql-apis --query "graphqlApis[?contains(uris.GRAPHQL, '{}')].apiId" --output text; }
in_stack() { aws cloudformation list-stack-resources --stack-name "$1" --query "StackResourceSummaries[?contains(LogicalResourceId, '$2') && ResourceType=='$3'].PhysicalResourceId | [0]" --output json | tr -d '"'; }
physical() { in_stack Hustings-$stage "$@"; }
web() { in_stack Hustings-$stage-Web "$@"; }
complaints() { aws logs tail "$(physical "$1Logs" AWS::Logs::LogGroup)" --since 1h --filter-pattern '?warn ?error ?ERROR ?"Task timed out"'; }
lines() { aws logs tail "$(physical "$2Logs" AWS::Logs::LogGroup)" --since 1d --filter-pattern "$1"; }
metric() { # namespace, name, dimensions as pairs, and a statistic if it is not Sum
  namespace=$1; name=$2; shift 2; dimensions=; while [ $# -gt 1 ]; do dimensions="$dimensions Name=$1,Value=$2"; shift 2; done
  aws cloudwatch get-metric-statistics --namespace "$namespace" --metric-name "$name" \${dimensions:+--dimensions $dimensions} --statistics "\${1:-Sum}" \\
    --period 60 --start-time "$(date -u -d '-30 min' +%FT%TZ)" --end-time "$(date -u +%FT%TZ)" --query "sort_by(Datapoints, &Timestamp)" --output table; }
\`\`\`

Locally the same alarms ring: \`/_local/alarms\` of the front door has those that do.

`;

/** The page of all runbooks, as Markdown: `docs/runbooks.md`. */
export function runbooksPage(alarms: readonly KnownAlarm[]): string {
  const sections = [...alarms, API_KEY].sort((a, b) => (a.name < b.name ? -1 : 1)).map(section);
  return `${HEAD}${sections.join('\n')}`;
}

function section({ name, description }: KnownAlarm): string {
  const entry = runbookOf(name);
  if (entry === undefined) throw new Error(`${name} has no runbook: add one to infra/runbooks/entries.ts.`);
  return `## ${name}

${description}

\`\`\`sh
${entry.look.join('\n')}
\`\`\`

${entry.then}

Wake: ${entry.wake}
`;
}
