import type {
  ConstDirectiveNode,
  FieldDefinitionNode,
  GraphQLSchema,
  ObjectTypeDefinitionNode,
} from 'graphql';
import { isObjectType, valueFromASTUntyped } from 'graphql';
import type { ApiConfiguration } from '../api-configuration';
import { providersOf } from './authenticate';
import type { AuthenticatedCaller, AuthenticationMode } from './caller';

/** Whether a caller may see a field. */
export type FieldAccess = (caller: AuthenticatedCaller) => boolean;

/** Who a set of directives lets in: a mode that is absent is refused; for Cognito, groups or everybody. */
type Grant = Partial<Record<AuthenticationMode, 'everybody' | ReadonlySet<string>>>;

const MODE_OF_DIRECTIVE: Record<string, AuthenticationMode> = {
  aws_api_key: 'API_KEY',
  aws_iam: 'AWS_IAM',
  aws_cognito_user_pools: 'AMAZON_COGNITO_USER_POOLS',
  aws_oidc: 'OPENID_CONNECT',
  aws_lambda: 'AWS_LAMBDA',
};

/**
 * The rule of every field, by `Type.field`, as the developer guide's "Authorization and authentication" has it:
 * a directive on a field replaces what its type says, a type's directive holds for its fields without one, and an
 * element without directives is open to the default mode only. Nothing is inherited along a query.
 */
export function fieldAccessTable(schema: GraphQLSchema, api: ApiConfiguration): Map<string, FieldAccess> {
  const cognitoAlone =
    providersOf(api).length === 1 && api.defaultAuthentication.type === 'AMAZON_COGNITO_USER_POOLS';
  const table = new Map<string, FieldAccess>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!cognitoAlone && hasAwsAuth(field.astNode))
        throw new Error(
          `${type.name}.${field.name}: @aws_auth is for APIs whose only mode is a user pool; write @aws_cognito_user_pools.`,
        );
      const grant = cognitoAlone
        ? grantOfCognitoAlone(field.astNode, api)
        : (grantOf(field.astNode) ??
          typeGrant(type.astNode, type.extensionASTNodes) ?? {
            [api.defaultAuthentication.type]: 'everybody',
          });
      table.set(`${type.name}.${field.name}`, accessBy(grant, type.name, field.name));
    }
  }
  return table;
}

function accessBy(grant: Grant, typeName: string, fieldName: string): FieldAccess {
  return (caller) => {
    const granted = grant[caller.mode];
    if (granted === undefined || caller.deniedFields?.has(`${typeName}.${fieldName}`)) return false;
    if (granted !== 'everybody') return caller.groups.some((group) => granted.has(group));
    return caller.allows?.(typeName, fieldName) ?? true;
  };
}

function typeGrant(
  definition: ObjectTypeDefinitionNode | null | undefined,
  extensions: readonly { directives?: readonly ConstDirectiveNode[] }[],
): Grant | undefined {
  const directives = [definition, ...extensions].flatMap((node) => node?.directives ?? []);
  return grantOf({ directives });
}

function grantOf(node: { directives?: readonly ConstDirectiveNode[] } | null | undefined): Grant | undefined {
  let grant: Grant | undefined;
  for (const directive of node?.directives ?? []) {
    const mode = MODE_OF_DIRECTIVE[directive.name.value];
    if (mode) grant = { ...grant, [mode]: groupsOf(directive) };
  }
  return grant;
}

/** Developer guide, "Using additional authorization modes": the service would not look at it. */
function hasAwsAuth(field: FieldDefinitionNode | null | undefined): boolean {
  return field?.directives?.some(({ name }) => name.value === 'aws_auth') ?? false;
}

/** With Cognito as the only mode the service looks at `@aws_auth`, else at `@aws_cognito_user_pools`. */
function grantOfCognitoAlone(field: FieldDefinitionNode | null | undefined, api: ApiConfiguration): Grant {
  const directive = field?.directives?.find(({ name }) => name.value === 'aws_auth');
  if (directive) return { AMAZON_COGNITO_USER_POOLS: groupsOf(directive) };
  const provider = api.defaultAuthentication;
  const denied = provider.type === 'AMAZON_COGNITO_USER_POOLS' && provider.defaultAction === 'DENY';
  return denied ? {} : { AMAZON_COGNITO_USER_POOLS: 'everybody' };
}

function groupsOf(directive: ConstDirectiveNode): 'everybody' | ReadonlySet<string> {
  const argument = directive.arguments?.find(({ name }) => name.value === 'cognito_groups');
  const groups = argument && valueFromASTUntyped(argument.value);
  return Array.isArray(groups) ? new Set(groups.map(String)) : 'everybody';
}
