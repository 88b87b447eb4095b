import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newVoter } from '../support/clients';
import { projectDirectory, startStack } from '../support/stack';
import { castVoteMutation } from '../support/votings';

const copied = ['functions', 'infra', 'local', 'model', 'proof', 'resolvers', 'schema', 'scripts', 'web'];
const files = ['hustings.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json', 'cdk.json'];

/** A copy of the project in which a test may change things. */
function copyProject(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'hustings-copy-'));
  for (const name of [...copied, ...files])
    cpSync(path.join(projectDirectory, name), path.join(directory, name), { recursive: true });
  symlinkSync(path.join(projectDirectory, 'node_modules'), path.join(directory, 'node_modules'));
  // Functions whose sources the test does not change need not be bundled again.
  const bundles = path.join('build', 'functions');
  cpSync(path.join(projectDirectory, bundles), path.join(directory, bundles), { recursive: true });
  return directory;
}

function change(directory: string, file: string, from: RegExp, to: string): void {
  const target = path.join(directory, file);
  const text = readFileSync(target, 'utf8');
  if (!from.test(text)) throw new Error(`${file} holds nothing like ${String(from)}`);
  writeFileSync(target, text.replace(from, to));
}

describe('The template', () => {
  it('is what runs: a changed resolver changes it and the behaviour', async () => {
    const directory = copyProject();
    change(
      directory,
      'model/errors.ts',
      /VotingNotFound = 'VotingNotFound'/,
      "VotingNotFound = 'NoSuchVoting'",
    );
    const stack = await startStack({ projectDirectory: directory, args: ['--no-seed'] });
    try {
      const voter = await newVoter(stack.baseUrl);
      const { errors } = await voter.run(castVoteMutation, { input: { votingId: 'none', optionId: 'none' } });
      expect(errors[0]?.errorType).toBe('NoSuchVoting');
      const template = readFileSync(
        path.join(stack.dataDirectory, 'cdk.out', 'Hustings-dev.template.json'),
        'utf8',
      );
      expect(template).toContain('NoSuchVoting');
    } finally {
      await stack.stop();
    }
  });

  it('stops the start when it holds what nothing here runs', async () => {
    const directory = copyProject();
    change(
      directory,
      'infra/hustings-stack.ts',
      /const \{ userPool, client \}/,
      "new CfnResource(this, 'Fridge', { type: 'AWS::IoT::Thing' });\n    const { userPool, client }",
    );
    change(directory, 'infra/hustings-stack.ts', /import \{ CfnOutput/, 'import { CfnOutput, CfnResource');
    await expect(startStack({ projectDirectory: directory })).rejects.toThrow(
      /Fridge \(AWS::IoT::Thing.*nothing here runs this type/,
    );
  });

  it('stops the start when AppSync would refuse a resolver', async () => {
    const directory = copyProject();
    change(
      directory,
      'resolvers/Mutation.castVote.ts',
      /export function response/,
      'export function broken() { try { return 1; } catch { return 2; } }\nexport function response',
    );
    change(
      directory,
      'resolvers/Mutation.castVote.ts',
      /export function response\(([^)]*)\)([^{]*)\{/,
      'export function response($1)$2{ broken();',
    );
    await expect(startStack({ projectDirectory: directory })).rejects.toThrow(
      /Mutation\.castVote\.ts:\d+:\d+ no-try/,
    );
  });
});
