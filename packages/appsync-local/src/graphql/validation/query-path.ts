import type { ASTNode, ValidationContext, ValidationRule, VariableNode } from 'graphql';

const paths = new WeakMap<ValidationContext, string[]>();
const pathsOfVariables = new WeakMap<ASTNode, string[]>();

/** The names of the fields, and of the fragment, around the place that validation has reached. */
export function queryPath(context: ValidationContext): string[] {
  return paths.get(context) ?? [];
}

/** Variables are judged at the end of an operation, but an error belongs where the variable is used. */
export function pathOfUse(nodes: readonly ASTNode[] | undefined): string[] | undefined {
  return nodes?.map((node) => pathsOfVariables.get(node)).find((path) => path !== undefined);
}

/** Goes before all rules that ask for the path. */
export const enterNames: ValidationRule = (context) => {
  const path: string[] = [];
  paths.set(context, path);
  const enter = ({ name }: { name: { value: string } }) => void path.push(name.value);
  const Variable = (node: VariableNode) => void pathsOfVariables.set(node, [...path]);
  return { Field: { enter }, FragmentDefinition: { enter }, Variable };
};

/** Goes after all rules that ask for the path: some report as they leave a field. */
export const leaveNames: ValidationRule = (context) => {
  const leave = () => void queryPath(context).pop();
  return { Field: { leave }, FragmentDefinition: { leave } };
};
