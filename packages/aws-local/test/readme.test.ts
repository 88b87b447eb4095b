import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { coreResourceTypes } from '../src/core-resource-types';
import { ignoredResourceTypes } from '../src/ignored-resource-types';
import { createServices } from '../src/services';
import { testAws } from './support/test-aws';

const packageDirectory = path.resolve(__dirname, '..');
const readme = readFileSync(path.join(packageDirectory, 'README.md'), 'utf8');

/** The resource types that a section names. */
function typesIn(title: string): string[] {
  const section = readme.split(/^## /m).find((text) => text.startsWith(title)) ?? '';
  return [...section.matchAll(/`((?:AWS|Custom)::[^`]+)`/g)].map(([, name]) => name!).sort();
}

describe('the README', () => {
  const work = path.join(packageDirectory, 'build');
  mkdirSync(work, { recursive: true });
  const directory = mkdtempSync(path.join(work, 'readme-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const example = path.join(directory, 'example.ts');
  writeFileSync(example, /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '');

  it('has an example that prints what it says', () => {
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', example], {
      cwd: directory,
      encoding: 'utf8',
      timeout: 110_000,
    });
    expect(stdout).toBe('The table has: 3 books\n');
    expect(readme).toContain(`\`${stdout.trim()}\``);
  }, 120_000);

  it('lists every resource type that has a counterpart or is ignored, and no other', async () => {
    const context = testAws();
    const { resourceTypes, eventSources } = await createServices(context.aws);
    await context.stop();
    const all = [...coreResourceTypes(eventSources), ...resourceTypes].map(({ name }) => name);
    const ignored = ignoredResourceTypes.map(({ name }) => name).sort();
    expect(typesIn('Ignored')).toEqual(ignored);
    expect(typesIn('Counterparts')).toEqual(all.filter((name) => !ignored.includes(name)).sort());
  });
});
