import { readdirSync } from 'node:fs';
import path from 'node:path';
import { bundleResolverCode } from '@hustings/appsync-local/bundle';
import { projectDirectory } from '../../../infra/bundle';

const directory = path.resolve(__dirname, '../../../resolvers');
const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));
const files = [...filesIn(directory), ...filesIn(path.join(directory, 'steps'))];

/** "AWS AppSync endpoints and quotas", AWS General Reference. Some room is left for the next change. */
const LIMIT = 32 * 1024 * 0.9;

it.each(files.map((file) => [path.relative(directory, file), file]))(
  '%s fits into AppSync, source map included',
  (_, file) => {
    expect(Buffer.byteLength(bundleResolverCode(file, projectDirectory))).toBeLessThan(LIMIT);
  },
);
