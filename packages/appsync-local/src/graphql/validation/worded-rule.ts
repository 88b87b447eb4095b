import { type ASTNode, GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';
import { pathOfUse, queryPath } from './query-path';

/** What the service says of a broken rule. */
export interface Wording {
  /** The validation error types of graphql-java. */
  type: string;
  description: string;
  /** Nodes to show the locations of, if not only the first one of the error. */
  nodes?: readonly ASTNode[];
}

/** Words an error of a rule. */
export type Describe = (error: GraphQLError, context: ValidationContext) => Wording;

/** A rule of graphql-js that speaks in the service's words. */
export function withWording(rule: ValidationRule, describe: Describe): ValidationRule {
  return (context) => {
    const translating = Object.create(context) as ValidationContext;
    translating.reportError = (error) => {
      report(context, describe(error, context), error.nodes?.slice(0, 1), pathOfUse(error.nodes));
    };
    return rule(translating);
  };
}

/** Reports a broken rule. */
export function report(
  context: ValidationContext,
  wording: Wording,
  nodes?: readonly ASTNode[],
  path = queryPath(context),
): void {
  const place = path.length > 0 ? ` @ '${path.join('/')}'` : '';
  context.reportError(
    new GraphQLError(`Validation error of type ${wording.type}: ${wording.description}${place}`, {
      nodes: wording.nodes ?? nodes,
    }),
  );
}
