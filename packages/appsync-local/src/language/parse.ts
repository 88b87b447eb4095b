import { parse, type Program } from 'acorn';

/** Parses resolver code, an ES module. @throws SyntaxError with `loc`, as acorn gives it */
export function parseModule(code: string): Program {
  return parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
}
