import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const projectDirectory = path.resolve(__dirname, '..', '..');
const read = (name: string): string => readFileSync(path.join(projectDirectory, name), 'utf8');

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  'timeout-minutes'?: number;
  strategy?: { matrix: { node: string[] } };
  steps: Step[];
}

interface Workflow {
  permissions: unknown;
  concurrency: unknown;
  jobs: Record<'lint' | 'test', Job>;
}

const workflow = parse(read('.github/workflows/ci.yml')) as Workflow;
const jobs = Object.values(workflow.jobs);
const steps = jobs.flatMap((job) => job.steps);
const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
const oldestNode = engines.node.replace(/^>=/, '');
const commandsOf = (job: Job) => job.steps.flatMap(({ run }) => run ?? []);
const nodeOf = (job: Job) =>
  job.steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'))?.with?.['node-version'];

describe('The workflow of the public host', () => {
  it('runs what .ci/run says, lint and formatting beside it, and nothing else', () => {
    expect(Object.keys(workflow.jobs).sort()).toEqual(['lint', 'test']);
    expect(commandsOf(workflow.jobs.test)).toEqual(['.ci/run']);
    expect(read('.ci/run')).toMatch(/^npm test$/m);
    expect(commandsOf(workflow.jobs.lint)).toEqual(['npm ci', 'npm run format:check', 'npm run lint']);
  });

  it('runs it on the oldest Node.js that package.json allows, on 22 and on 24; lint on one of them', () => {
    const { lint, test } = workflow.jobs;
    expect(test.strategy?.matrix.node).toEqual([oldestNode, '22', '24']);
    expect(nodeOf(test)).toBe('${{ matrix.node }}');
    expect(test.strategy?.matrix.node).toContain(nodeOf(lint));
  });

  it('may read the repository, no more, and ends', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.concurrency).toMatchObject({ 'cancel-in-progress': true });
    for (const job of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('takes GitHub’s own actions only, each at a major version', () => {
    const actions = steps.flatMap((step) => step.uses ?? []);
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((action) => !/^actions\/[a-z-]+@v\d+$/.test(action))).toEqual([]);
  });
});

it('.node-version names a Node.js that the workflow tests and package.json allows', () => {
  const version = read('.node-version').trim();
  expect(workflow.jobs.test.strategy?.matrix.node).toContain(version);
  expect(Number(version)).toBeGreaterThanOrEqual(Number(oldestNode));
});
