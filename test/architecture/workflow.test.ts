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

interface Workflow {
  permissions: unknown;
  concurrency: unknown;
  jobs: Record<
    string,
    { 'timeout-minutes'?: number; strategy?: { matrix: { node: string[] } }; steps: Step[] }
  >;
}

const workflow = parse(read('.github/workflows/ci.yml')) as Workflow;
const jobs = Object.values(workflow.jobs);
const steps = jobs.flatMap((job) => job.steps);
const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
const oldestNode = engines.node.replace(/^>=/, '');

describe('The workflow of the public host', () => {
  it('runs what .ci/run says and nothing else', () => {
    expect(steps.flatMap((step) => step.run ?? [])).toEqual(['.ci/run']);
    expect(read('.ci/run')).toMatch(/^npm test$/m);
  });

  it('runs it on the oldest Node.js that package.json allows, on 22 and on 24', () => {
    expect(jobs.map((job) => job.strategy?.matrix.node)).toEqual([[oldestNode, '22', '24']]);
    const setUp = steps.find((step) => step.uses?.startsWith('actions/setup-node@'));
    expect(setUp?.with?.['node-version']).toBe('${{ matrix.node }}');
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
  expect(jobs[0]?.strategy?.matrix.node).toContain(version);
  expect(Number(version)).toBeGreaterThanOrEqual(Number(oldestNode));
});
