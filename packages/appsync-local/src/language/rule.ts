import type { AnyNode } from 'acorn';
import type { Module } from './module/module';

/** Reports that something at a node is refused. */
export type Report = (node: AnyNode, message: string) => void;

/** One thing that APPSYNC_JS refuses. Rules that AWS publishes too (`@aws-appsync/eslint-plugin`) have its names. */
export interface Rule {
  name: string;
  check(module: Module, report: Report): void;
}
