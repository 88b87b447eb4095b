import { Module } from '../../language/module/module';
import { parseModule } from '../../language/parse';
import { createLocate, type Locate } from '../../language/source-positions';
import type { CodeUnit, NullMeaning } from '../../protocol';
import { Edits } from './edits';
import { limitLoops } from './loop-limit';
import { replaceExports, replaceImports } from './module-shape';
import { mergeNothing } from './nothing';
import { watchSpreads } from './spreads';
import { watchText } from './text';

/** Names that code finds without importing them and that the library provides. */
export const providedGlobals = ['util', 'extensions', 'runtime', 'console', 'JSON'] as const;

/** Resolver code as the context runs it. */
export interface CompiledModule {
  name: string;
  /**
   * A script whose value is a function of (provided globals, modules by name, what compiled code calls).
   * It gives a function that instantiates the module and returns its two handlers.
   */
  script: string;
  /** From a place in `script` to the author's place. */
  locate: Locate;
}

/** Compiles checked code: the caller has made sure that it parses and exports `request` and `response`. */
export function compileModule(unit: CodeUnit, nullMeaning: NullMeaning = 'service'): CompiledModule {
  const program = parseModule(unit.code);
  const edits = new Edits(unit.code);
  // A prefix that the code never contains cannot collide with a name in it.
  let prefix = '$';
  while (unit.code.includes(prefix)) prefix += '$';
  const modules = `${prefix}modules`;
  const helpers = {
    stopped: `${prefix}stopped`,
    overrun: `${prefix}overrun`,
    head: `${prefix}head`,
    short: `${prefix}short`,
    same: `${prefix}same`,
    given: `${prefix}given`,
    either: `${prefix}either`,
    plus: `${prefix}plus`,
    text: `${prefix}text`,
    parts: `${prefix}parts`,
    items: `${prefix}items`,
  };

  const imports = replaceImports(program, edits, modules);
  const exported = replaceExports(program, edits);
  const handlers = ['request', 'response'].map((name) => `${name}:${exported.get(name)}`).join(',');
  const module = new Module(unit.code, program);
  const named = Object.entries(helpers).map((pair) => pair.join(':'));
  const parameters = `{${providedGlobals.join(',')}},${modules},{${named.join(',')}}`;
  if (nullMeaning === 'service') mergeNothing(module, edits, helpers);
  watchText(module, edits, helpers);
  watchSpreads(module, edits, helpers);
  const counters = limitLoops(module, edits, prefix, helpers);
  // The module body is a function of its own, so that its declarations may shadow the globals.
  const head = `"use strict";((${parameters})=>()=>{${imports}${counters}`;

  const edited = edits.apply();
  const locate = createLocate(unit);
  return {
    name: unit.name,
    // The comment with the source map ends the code, so the closing text starts a line of its own.
    script: `${head}${edited.text}\nreturn{${handlers}};})`,
    locate: (line, column) => {
      const place = edited.original(line, line === 1 ? Math.max(0, column - head.length) : column);
      return locate(place.line, place.column);
    },
  };
}
