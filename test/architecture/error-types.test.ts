import { buildSchema, type GraphQLField, type GraphQLObjectType } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ErrorType } from '../../model/errors';
import en from '../../web/src/ui/i18n/languages/en';

const projectDirectory = path.resolve(__dirname, '..', '..');
const schema = buildSchema(
  ['schema/schema.graphql', 'packages/appsync-local/src/graphql/service-schema.graphql']
    .map((name) => readFileSync(path.join(projectDirectory, name), 'utf8'))
    .join('\n'),
);
const fields = Object.values(schema.getTypeMap())
  .filter((type): type is GraphQLObjectType => 'getInterfaces' in type && !type.name.startsWith('__'))
  .flatMap((type): GraphQLField<unknown, unknown>[] => Object.values(type.getFields()));

/** The error types that a field's description lists after `Errors:`. */
function errorsOf({ description }: GraphQLField<unknown, unknown>): string[] {
  const [, list = ''] = /Errors: (.*)/s.exec(description ?? '') ?? [];
  return [...list.matchAll(/`([A-Z]\w+)/g)].map(([, name]) => name ?? '');
}

const types = Object.values(ErrorType);
const listed = fields.flatMap(errorsOf);

it('every error type is listed in the schema, with the fields that answer it', () => {
  expect(types.filter((type) => !listed.includes(type))).toEqual([]);
});

it('the schema lists no error type that model/errors.ts does not have', () => {
  expect(listed.filter((name) => !types.map(String).includes(name))).toEqual([]);
});

it('every error type is raised somewhere', () => {
  const code = ['resolvers', 'functions']
    .flatMap((folder) =>
      readdirSync(path.join(projectDirectory, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(path.join(projectDirectory, folder, name), 'utf8')),
    )
    .join('\n');
  expect(types.filter((type) => !code.includes(`ErrorType.${type}`))).toEqual([]);
});

it('the web app has words for every error type', () => {
  expect(types.filter((type) => !(type in en.errors))).toEqual([]);
});
