import { startStacks, templateOf, type LocalAws, type Template } from '@hustings/aws-local';
import type { ApiConfiguration } from '../../src';
import { AppSyncResources, type ApiChoice } from '../../src/cloudformation';

type Properties = Record<string, unknown>;

const place = { region: 'eu-central-1', accountId: '123456789012', stackName: 'Sample' };
const ApiId = { 'Fn::GetAtt': ['Api', 'ApiId'] };

export const CODE = `export const request = () => ({});\nexport const response = (ctx) => ctx.result;`;
export const RUNTIME = { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' };

/** An API with one resolver, and what a case changes of it: properties by logical id, and resources of its own. */
export function apiTemplate(changes: Record<string, Properties> = {}, more: Properties = {}): Template {
  const resources: Record<string, { Type: string; Properties: Properties }> = {
    Api: { Type: 'AWS::AppSync::GraphQLApi', Properties: { Name: 'sample', AuthenticationType: 'API_KEY' } },
    Schema: {
      Type: 'AWS::AppSync::GraphQLSchema',
      Properties: { ApiId, Definition: 'type Query { a: String }' },
    },
    Key: { Type: 'AWS::AppSync::ApiKey', Properties: { ApiId } },
    None: { Type: 'AWS::AppSync::DataSource', Properties: { ApiId, Name: 'none', Type: 'NONE' } },
    Step: {
      Type: 'AWS::AppSync::FunctionConfiguration',
      Properties: { ApiId, Name: 'step', DataSourceName: 'none', Code: CODE, Runtime: RUNTIME },
    },
    Resolver: {
      Type: 'AWS::AppSync::Resolver',
      Properties: {
        ApiId,
        TypeName: 'Query',
        FieldName: 'a',
        DataSourceName: 'none',
        Code: CODE,
        Runtime: RUNTIME,
      },
    },
  };
  for (const [logicalId, change] of Object.entries(changes))
    for (const [name, value] of Object.entries(change)) {
      const resource = resources[logicalId]!;
      const others = Object.entries(resource.Properties).filter(([property]) => property !== name);
      resource.Properties = Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
    }
  return templateOf('Sample', { Resources: { ...resources, ...more } });
}

/** What the API of a template comes to. @throws what the start would */
export async function configurationOf(template: Template, choice?: ApiChoice): Promise<ApiConfiguration> {
  let opened: ApiConfiguration | undefined;
  const appsync = new AppSyncResources(
    'http://localhost:4000',
    (configuration) => {
      opened = configuration;
      return Promise.resolve();
    },
    choice,
  );
  await startStacks([template], appsync.resourceTypes(), { place } as LocalAws);
  return opened!;
}

/** What is wrong with a template. */
export async function problemsOf(template: Template, choice?: ApiChoice): Promise<readonly string[]> {
  try {
    await configurationOf(template, choice);
  } catch (error) {
    return (error as { problems?: string[] }).problems ?? [(error as Error).message];
  }
  return [];
}
