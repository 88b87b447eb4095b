import type { CodeUnit } from '../protocol';
import type { Diagnostic } from './diagnostic';
import { Module } from './module/module';
import { parseModule } from './parse';
import { rules } from './rules';
import { createLocate } from './source-positions';
import { checkTypes } from './types/check-types';

/**
 * Checks deployed code against the language ("JavaScript runtime features for resolvers and functions" and the
 * service's quotas), and its types once it is of the language.
 * @returns findings in the order of the code; none when the service would take it
 */
export function checkCode(unit: CodeUnit): Diagnostic[] {
  return checkCodes([unit]);
}

/** Checks several codes; their types in one go. */
export function checkCodes(units: CodeUnit[]): Diagnostic[] {
  const findings = units.map(checkLanguage);
  const typed = units.filter((_, index) => findings[index]!.length === 0);
  const types = checkTypes(typed.map(({ code }) => code));
  for (const [index, unit] of typed.entries()) {
    const locate = createLocate(unit);
    findings[units.indexOf(unit)] = types[index]!.map(({ line, column, message }) => ({
      name: unit.name,
      ...locate(line, column),
      rule: 'types',
      message,
    }));
  }
  return findings.flat();
}

function checkLanguage(unit: CodeUnit): Diagnostic[] {
  const locate = createLocate(unit);
  const found: { start: number; diagnostic: Diagnostic }[] = [];
  const add = (rule: string, message: string, start: number, place: { line: number; column: number }) =>
    found.push({
      start,
      diagnostic: { name: unit.name, ...locate(place.line, place.column), rule, message },
    });

  let module: Module;
  try {
    module = new Module(unit.code, parseModule(unit.code));
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('loc' in error)) throw error;
    // Acorn appends the place to the message; it is reported on its own.
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    add('syntax', message, 0, error.loc as { line: number; column: number });
    return found.map(({ diagnostic }) => diagnostic);
  }
  for (const rule of rules)
    rule.check(module, (node, message) => add(rule.name, message, node.start, node.loc!.start));
  return found.sort((one, other) => one.start - other.start).map(({ diagnostic }) => diagnostic);
}
