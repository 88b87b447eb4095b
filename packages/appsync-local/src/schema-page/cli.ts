/** `schema-page SCHEMA OUT`: renders an AppSync schema to one HTML file, and prints where it is. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildServiceSchema } from '../graphql/schema';
import { renderSchema } from './render';

const [schema, out] = process.argv.slice(2);
if (schema === undefined || out === undefined) {
  console.error('Usage: schema-page SCHEMA OUT');
  process.exitCode = 2;
} else {
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(out, renderSchema(buildServiceSchema(readFileSync(schema, 'utf8'))));
  console.log(out);
}
