import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import stages from '../../hustings.config';

const projectDirectory = path.resolve(__dirname, '..', '..');
const read = (...name: string[]): string => readFileSync(path.join(projectDirectory, ...name), 'utf8');

interface Job {
  'timeout-minutes'?: number;
  concurrency?: unknown;
  needs?: string;
  environment?: { name: string };
  permissions?: Record<string, string>;
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: unknown;
  concurrency?: unknown;
  jobs: Record<string, Job>;
}

const files = readdirSync(path.join(projectDirectory, '.github', 'workflows'));
const workflows = files.map((file): [string, string, Workflow] => {
  const text = read('.github', 'workflows', file);
  return [file, text, parse(text) as Workflow];
});
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const jobsOf = (file: string): Record<string, Job> => workflows.find(([name]) => name === file)![2].jobs;

describe.each(workflows)('The workflow %s', (_, text, { permissions, concurrency, jobs }) => {
  it('runs commands that there are, for stages that there are', () => {
    const commands = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name!);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
    const named = [...text.matchAll(/stage=([a-z][\w-]*)/g)].map(([, stage]) => stage!);
    const matrix = Object.values(jobs).flatMap(
      (job) => (job as { strategy?: { matrix: { stage?: string[] } } }).strategy?.matrix.stage ?? [],
    );
    expect([...named, ...matrix].filter((stage) => !(stage in stages))).toEqual([]);
  });

  it('may no more than it needs, ends, and stores no key of AWS', () => {
    expect(permissions).toEqual({ contents: 'read' });
    for (const job of Object.values(jobs)) {
      expect(job.concurrency ?? concurrency).toBeDefined();
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      const assumes = job.steps.some(({ uses }) => uses?.startsWith('aws-actions/'));
      expect(job.permissions?.['id-token']).toBe(assumes ? 'write' : undefined);
    }
    expect(text).not.toMatch(/aws-access-key-id|AWS_SECRET|AWS_ACCESS_KEY/i);
    const secrets = [...text.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name);
    expect(secrets.filter((name) => !['SMOKE_PASSWORD', 'SMOKE_APP_KEY'].includes(name!))).toEqual([]);
  });

  it('takes actions of GitHub and AWS only, each at a major version, and keeps no token', () => {
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.filter((action) => !/^(actions|aws-actions)\/[a-z-]+@v\d+$/.test(action))).toEqual([]);
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout')))
      expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it('puts nothing that strangers write into a command', () => {
    const commands = Object.values(jobs).flatMap((job) => job.steps.flatMap(({ run }) => run ?? []));
    const inserted = commands.flatMap((run) =>
      [...run.matchAll(/\$\{\{\s*([^}]+?)\s*\}\}/g)].map(([, what]) => what!),
    );
    expect(inserted.filter((what) => !/^(matrix\.|steps\.deploy\.outputs\.url$)/.test(what))).toEqual([]);
  });
});

describe('Deployment', () => {
  it('goes to production after staging was asked, and after somebody approved', () => {
    const { staging, production } = jobsOf('deploy.yml');
    expect(staging!.environment!.name).toBe('staging');
    expect(production).toMatchObject({ needs: 'staging', environment: { name: 'production' } });
    for (const [job, stage] of [
      [staging!, 'staging'],
      [production!, 'prod'],
    ] as const) {
      const commands = job.steps.flatMap(({ run }) => run ?? []);
      const at = (text: string): number => commands.findIndex((run) => run.includes(text));
      expect(at(`deploy -- --context stage=${stage}`)).toBeGreaterThan(0);
      expect(at('npm run smoke')).toBeGreaterThan(at('npm run deploy'));
    }
  });

  it('takes what was pushed here, not a fork’s branch of the same name', () => {
    const text = read('.github', 'workflows', 'deploy.yml');
    expect(text).toContain("github.event.workflow_run.event == 'push'");
    expect(text).toContain('head_repository.full_name == github.repository');
  });

  it('is let in for those environments only, and pull requests may only look', () => {
    const text = read('.github', 'aws-roles.yml');
    const subjects = [...text.matchAll(/!Sub (repo:\S+)/g)].map(([, subject]) => subject);
    expect(subjects).toEqual([
      'repo:${Repository}:environment:staging',
      'repo:${Repository}:environment:production',
      'repo:${Repository}:pull_request',
    ]);
    expect(text.match(/token\.actions\.githubusercontent\.com:aud: sts\.amazonaws\.com/g)).toHaveLength(2);
    const [, diff = ''] = text.split('\n  Diff:');
    const actions = [...diff.matchAll(/- (\w+:\w+)$|Action: (\w+:\w+)$/gm)].map(
      ([, one, other]) => one ?? other,
    );
    expect(actions.filter((action) => !/:(Describe|Get|List)|^sts:/.test(action!))).toEqual([]);
    expect(diff).toContain('role/cdk-hnb659fds-lookup-role-*');
  });
});
