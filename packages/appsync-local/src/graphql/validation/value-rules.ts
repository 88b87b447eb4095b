import { isNonNullType, print, type ValidationRule } from 'graphql';
import { astText } from './ast-text';
import { literalProblem } from './literal-problem';
import { report } from './worded-rule';

/** Literal arguments must fit their types. */
export const argumentsOfCorrectType: ValidationRule = (context) => ({
  Argument(node) {
    const argument = context.getArgument();
    const problem = argument && literalProblem(node.value, argument.type);
    if (!problem) return;
    const description = `argument '${node.name.value}${problem.path}' with value '${astText(problem.value)}' ${problem.text}`;
    report(context, { type: 'WrongType', description }, [node]);
  },
});

/** Default values of variables must fit their types. */
export const defaultValuesOfCorrectType: ValidationRule = (context) => ({
  VariableDefinition(node) {
    const type = context.getInputType();
    if (!node.defaultValue || !type) return;
    const nullable = isNonNullType(type) ? type.ofType : type;
    if (!literalProblem(node.defaultValue, nullable)) return;
    const description = `Bad default value ${astText(node.defaultValue)} for type ${print(node.type)}`;
    report(context, { type: 'BadValueForDefaultArg', description }, [node]);
  },
});

/** An API without introspection answers as if the meta fields did not exist. */
export const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    const name = node.name.value;
    if (name !== '__schema' && name !== '__type') return;
    const description = `Field '${name}' in type '${context.getParentType()?.name}' is undefined`;
    report(context, { type: 'FieldUndefined', description }, [node]);
  },
});
