import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const functions = path.resolve(__dirname, '..', '..', 'functions');

/** Imports from one folder below functions/ to another: `checkout/cancel.ts imports lib/errors/errors`. */
function importsBetween(isStray: (from: string, to: string) => boolean): string[] {
  return readdirSync(functions, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const text = readFileSync(path.join(functions, name), 'utf8');
      return [...text.matchAll(/from '(\.[^']+)'/g)]
        .map(([, specifier]) => path.join(path.dirname(name), specifier!))
        .filter((target) => !target.startsWith('..') && isStray(folderOf(name), folderOf(target)))
        .map((target) => `${name} imports ${target}`);
    });
}

const folderOf = (file: string): string => file.split(path.sep)[0] ?? '';

it('no function imports another: what they share is in lib', () => {
  expect(importsBetween((from, to) => from !== to && to !== 'lib')).toEqual([]);
  expect(importsBetween((from, to) => from !== 'lib' && to === 'lib')).not.toEqual([]);
});
