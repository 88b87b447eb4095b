import type { AnyNode } from 'acorn';
import type { Module } from './module/module';

/** Reports that something at a node is refused. */
export type Report = (node: AnyNode, message: string) => void;

/** One thing that APPSYNC_JS refuses. Rules that AWS publishes too (`@aws-appsync/eslint-plugin`) bear its names. */
export interface Rule {
  name: string;
  check(module: Module, report: Report): void;
}

/** A rule that refuses nodes of a type, or those of them for which `message` gives a text. */
export function refuse<Type extends AnyNode['type']>(
  types: Type[],
  message: string | ((node: Extract<AnyNode, { type: Type }>) => string | undefined | false),
): Rule['check'] {
  return (module, report) => {
    for (const { node } of types.flatMap((type) => module.ofType(type))) {
      const text = typeof message === 'string' ? message : message(node);
      if (text) report(node, text);
    }
  };
}
