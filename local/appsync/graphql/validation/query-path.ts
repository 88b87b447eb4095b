import type { ValidationContext, ValidationRule } from 'graphql';

const paths = new WeakMap<ValidationContext, string[]>();

/** The names of the fields, and of the fragment, around the place that validation has reached. */
export function queryPath(context: ValidationContext): string[] {
  return paths.get(context) ?? [];
}

/** Goes before all rules that ask for the path. */
export const enterNames: ValidationRule = (context) => {
  const path: string[] = [];
  paths.set(context, path);
  const enter = ({ name }: { name: { value: string } }) => void path.push(name.value);
  return { Field: { enter }, FragmentDefinition: { enter } };
};

/** Goes after all rules that ask for the path: some report as they leave a field. */
export const leaveNames: ValidationRule = (context) => {
  const leave = () => void queryPath(context).pop();
  return { Field: { leave }, FragmentDefinition: { leave } };
};
