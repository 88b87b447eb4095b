import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageDirectory } from '../contract/package-directory';
import { serving } from './command';

/** Below the package's folder, where the example finds the CDK. */
const directory = path.join(packageDirectory, 'build', 'readme-app');

/** Milliseconds for a synthesis and a start on a machine that is busy with other tests. */
const WHILE_OTHERS_RUN = 180_000;

const FILES = {
  'schema.graphql': `type Note { id: ID! text: String }
    type Query { note(id: ID!): Note }
    type Mutation { addNote(id: ID!, text: String): Note }`,
  'resolvers/note.js': `export const request = (ctx) => ({
      operation: 'GetItem', key: util.dynamodb.toMapValues({ id: ctx.args.id }) });
    export const response = (ctx) => ctx.result;
    import { util } from '@aws-appsync/utils';`,
  'resolvers/addNote.js': `import { put } from '@aws-appsync/utils/dynamodb';
    export const request = (ctx) => put({ key: { id: ctx.args.id }, item: { text: ctx.args.text } });
    export const response = (ctx) => ctx.result;`,
};

beforeAll(() => {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(path.join(directory, 'resolvers'), { recursive: true });
  for (const [name, content] of Object.entries(FILES)) writeFileSync(path.join(directory, name), content);
});

test(
  'the app of the README is served by the command of the README',
  async () => {
    const readme = readFileSync(path.join(packageDirectory, 'README.md'), 'utf8');
    const [, example = ''] = /## Any CDK app[\s\S]*?```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    const [, source = ''] = /npx appsync-local (\S+)/.exec(readme) ?? [];
    // As the CDK CLI does, which the README's first command calls: an app is synthesised when its process ends.
    const env = { ...process.env, CDK_OUTDIR: source };
    writeFileSync(path.join(directory, 'app.ts'), example);
    const tsx = require.resolve('tsx/cli');
    const { status, stderr } = spawnSync(process.execPath, [tsx, 'app.ts'], {
      cwd: directory,
      env,
      encoding: 'utf8',
    });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });

    const command = await serving([path.join(directory, source)]);
    try {
      expect(await command.ask('mutation { addNote(id: "1", text: "milk") { id } }')).toEqual({
        data: { addNote: { id: '1' } },
      });
      expect(await command.ask('{ note(id: "1") { text } }')).toEqual({ data: { note: { text: 'milk' } } });
    } finally {
      await command.stop('SIGINT');
    }
  },
  WHILE_OTHERS_RUN,
);
