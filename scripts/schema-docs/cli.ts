/** `npm run docs:schema`: renders the schema to build/schema-docs/index.html. */
import { buildSchema } from 'graphql';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderSchema } from './render';

const projectDirectory = path.resolve(__dirname, '..', '..');
const sources = ['schema.graphql', 'appsync-directives.graphql'].map((name) =>
  readFileSync(path.join(projectDirectory, 'schema', name), 'utf8'),
);
const page = path.join(projectDirectory, 'build', 'schema-docs', 'index.html');
mkdirSync(path.dirname(page), { recursive: true });
writeFileSync(page, renderSchema(buildSchema(sources.join('\n'))));
console.log(page);
