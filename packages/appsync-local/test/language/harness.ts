import { Module } from '../../src/language/module/module';
import { parseModule } from '../../src/language/parse';
import type { Rule } from '../../src/language/rule';

/** What a rule finds in code: `line:column message`, both from 1. */
export function findings(rule: Rule, code: string): string[] {
  const found: string[] = [];
  rule.check(new Module(code, parseModule(code)), (node, message) =>
    found.push(`${node.loc!.start.line}:${node.loc!.start.column + 1} ${message}`),
  );
  return found;
}

/** Code that a rule refuses, each with the findings, and code that it lets pass. */
export interface Cases {
  refused: [string, ...string[]][];
  accepted: string[];
}

/** Tests a rule on its cases. */
export function testRule(rule: Rule, { refused, accepted }: Cases) {
  describe(rule.name, () => {
    test.each(refused)('refuses %s', (code, ...expected) => {
      expect(findings(rule, code)).toEqual(expected);
    });
    test.each(accepted)('accepts %s', (code) => {
      expect(findings(rule, code)).toEqual([]);
    });
  });
}
