import { Unresolvable } from './problems';

/** What a template asks of those who deploy it, and of the stacks around it. */
export interface Neighbours {
  /** The value that a parameter is given, or undefined when it is given none. */
  parameter(name: string): unknown;
  /** The value of a nested stack's output, or undefined when there is no such nested stack. */
  nestedOutput(logicalId: string, output: string): unknown;
  /** The value that another stack exports. */
  importedValue(name: string): unknown;
}

/** Of a template that stands alone. */
export const noNeighbours: Neighbours = {
  parameter: () => undefined,
  nestedOutput: () => undefined,
  importedValue: (name) => {
    throw new Unresolvable(`no stack here exports ${name}`);
  },
};
