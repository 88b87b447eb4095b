import {
  type ASTNode,
  type DirectiveNode,
  ExecutableDefinitionsRule,
  type FieldNode,
  FieldsOnCorrectTypeRule,
  FragmentsOnCompositeTypesRule,
  type GraphQLError,
  isNamedType,
  KnownArgumentNamesRule,
  KnownDirectivesRule,
  KnownFragmentNamesRule,
  KnownTypeNamesRule,
  LoneAnonymousOperationRule,
  NoFragmentCyclesRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  OverlappingFieldsCanBeMergedRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  SingleFieldSubscriptionsRule,
  UniqueArgumentNamesRule,
  UniqueDirectivesPerLocationRule,
  UniqueFragmentNamesRule,
  UniqueInputFieldNamesRule,
  UniqueOperationNamesRule,
  UniqueVariableNamesRule,
  type ValidationRule,
  VariablesAreInputTypesRule,
  VariablesInAllowedPositionRule,
  Kind,
} from 'graphql';
import type { Describe } from './worded-rule';

/**
 * The rules of graphql-js, each with the error type and the words of the graphql-java version that the service runs.
 * Those for fields, arguments, types, sub-selections, variables and conflicts were seen in answers of the service;
 * the others follow graphql-java's source.
 */
export const WORDINGS: [ValidationRule, Describe][] = [
  [
    FieldsOnCorrectTypeRule,
    (error, context) => ({
      type: 'FieldUndefined',
      description: `Field '${nameOf(error)}' in type '${context.getParentType()?.name}' is undefined`,
    }),
  ],
  [KnownTypeNamesRule, (error) => ({ type: 'UnknownType', description: `Unknown type ${nameOf(error)}` })],
  [
    KnownArgumentNamesRule,
    (error) => ({
      type: 'UnknownArgument',
      description: `Unknown ${owner(error)} argument ${nameOf(error)}`,
    }),
  ],
  [
    ProvidedRequiredArgumentsRule,
    (error) => ({
      type: owner(error) === 'field' ? 'MissingFieldArgument' : 'MissingDirectiveArgument',
      description: `Missing ${owner(error)} argument ${/argument "(\w+)"/.exec(error.message)?.[1]}`,
    }),
  ],
  [
    ScalarLeafsRule,
    (error, context) => {
      const fieldName = /^Field "(\w+)"/.exec(error.message)?.[1];
      const type = context.getType();
      // A wrapped type has no name in graphql-java, which then prints `null`.
      const typeName = isNamedType(type) ? type.name : 'null';
      return error.nodes?.[0]?.kind === Kind.SELECTION_SET
        ? {
            type: 'SubSelectionNotAllowed',
            description: `Sub selection not allowed on leaf type ${typeName} of field ${fieldName}`,
          }
        : {
            type: 'SubSelectionRequired',
            description: `Sub selection required for type ${typeName} of field ${fieldName}`,
          };
    },
  ],
  [
    VariablesInAllowedPositionRule,
    (error) => {
      const [, given, expected] =
        /of type "(.+)" used in position expecting type "(.+)"\.$/.exec(error.message) ?? [];
      return {
        type: 'VariableTypeMismatch',
        description: `Variable type '${given}' doesn't match expected type '${expected}'`,
      };
    },
  ],
  [
    NoUndefinedVariablesRule,
    (error) => ({ type: 'UndefinedVariable', description: `Undefined variable ${nameOf(error)}` }),
  ],
  [
    NoUnusedVariablesRule,
    (error) => ({ type: 'UnusedVariable', description: `Unused variable ${variableOf(error)}` }),
  ],
  [
    VariablesAreInputTypesRule,
    () => ({ type: 'NonInputTypeOnVariable', description: 'Wrong type for a variable' }),
  ],
  [
    KnownFragmentNamesRule,
    (error) => ({ type: 'UndefinedFragment', description: `Undefined fragment ${nameOf(error)}` }),
  ],
  [
    NoUnusedFragmentsRule,
    (error) => ({ type: 'UnusedFragment', description: `Unused fragment ${nameOf(error)}` }),
  ],
  [NoFragmentCyclesRule, () => ({ type: 'FragmentCycle', description: 'Fragment cycles not allowed' })],
  [
    FragmentsOnCompositeTypesRule,
    (error) =>
      error.message.startsWith('Fragment "')
        ? {
            type: 'FragmentTypeConditionInvalid',
            description: 'Fragment type condition is invalid, must be on Object/Interface/Union',
          }
        : {
            type: 'InlineFragmentTypeConditionInvalid',
            description: 'Inline fragment type condition is invalid, must be on Object/Interface/Union',
          },
  ],
  [PossibleFragmentSpreadsRule, (error) => ({ type: 'InvalidFragmentType', description: error.message })],
  [
    KnownDirectivesRule,
    (error) =>
      error.message.startsWith('Unknown')
        ? { type: 'UnknownDirective', description: `Unknown directive ${nameOf(error)}` }
        : { type: 'MisplacedDirective', description: `Directive ${nameOf(error)} not allowed here` },
  ],
  [
    OverlappingFieldsCanBeMergedRule,
    (error) => {
      const [, name, reason = error.message] =
        /^Fields "(\w+)" conflict because (.+)\. Use different/.exec(error.message) ?? [];
      const nodes = error.nodes as readonly ASTNode[];
      return { type: 'FieldsConflict', description: `${name}: ${reason.replaceAll('"', '')}`, nodes };
    },
  ],
  [
    UniqueDirectivesPerLocationRule,
    (error) => ({
      type: 'DuplicateDirectiveName',
      description: `Non repeatable directives must be uniquely named within a location. The directive '${nameOf(error)}' is not unique.`,
    }),
  ],
  [UniqueOperationNamesRule, duplicate('DuplicateOperationName', 'operation')],
  [UniqueFragmentNamesRule, duplicate('DuplicateFragmentName', 'fragment')],
  [UniqueVariableNamesRule, duplicate('DuplicateVariableName', 'variable')],
  [UniqueArgumentNamesRule, duplicate('DuplicateArgumentNames', 'argument')],
  [UniqueInputFieldNamesRule, duplicate('DuplicateArgumentNames', 'input field')],
  [
    LoneAnonymousOperationRule,
    () => ({
      type: 'LoneAnonymousOperationViolation',
      description: 'Anonymous operation with other operations.',
    }),
  ],
  [ExecutableDefinitionsRule, (error) => ({ type: 'NonExecutableDefinition', description: error.message })],
  [
    SingleFieldSubscriptionsRule,
    () => ({
      type: 'SubscriptionMultipleRootFields',
      description: 'Subscription operation must have exactly one root field.',
    }),
  ],
];

function duplicate(type: string, kind: string): Describe {
  return (error) => ({ type, description: `There can be only one ${kind} named '${nameOf(error)}'` });
}

/** The name that the first node of an error has. */
function nameOf(error: GraphQLError): string | undefined {
  const node = error.nodes?.[0];
  if (!node) return undefined;
  if (node.kind === Kind.NAME) return node.value;
  return 'name' in node && node.name && 'value' in node.name ? node.name.value : undefined;
}

function variableOf(error: GraphQLError): string | undefined {
  const node = error.nodes?.[0];
  return node?.kind === Kind.VARIABLE_DEFINITION ? node.variable.name.value : undefined;
}

/** Whether an argument error is about a field or a directive. */
function owner(error: GraphQLError): 'field' | 'directive' {
  const node = error.nodes?.[0] as FieldNode | DirectiveNode | undefined;
  return node?.kind === Kind.DIRECTIVE || /^Directive "|on directive "/.test(error.message)
    ? 'directive'
    : 'field';
}
