import { member } from '../intrinsics';
import { beyond, bytes, elements, numeric, type Excess, type Limit, type Surroundings } from './limit';

/** AppSync developer guide and "AWS AppSync endpoints and quotas" of the AWS General Reference. */
const CODE_BYTES = 32_768;
const SCHEMA_BYTES = 1_048_576;
const PIPELINE_FUNCTIONS = 10;
const API_KEYS = 50;
const PROVIDERS = 50;
const VARIABLES = 50;
const VARIABLE_CHARACTERS = 512;
const REQUEST_SECONDS = 30;
const KEY_DAYS = 365;
const DAY = 86_400;

const nameOf: Limit = ({ properties }, { texts }) => {
  const name = texts.of(properties['Name']);
  return name === undefined || /^([_A-Za-z][_0-9A-Za-z]*|.*\$\{.*)$/.test(name)
    ? []
    : [
        {
          path: 'Name',
          message: `${name} is no name for AppSync. Use letters, digits and _, and no digit first.`,
        },
      ];
};

const code: Limit = ({ properties }, { texts }) =>
  beyond(
    'Code',
    bytes(texts.of(properties['Code'])),
    CODE_BYTES,
    'bytes',
    'Import less, or split it into steps.',
  );

const runtime: Limit = ({ properties }) =>
  (properties['Code'] ?? properties['CodeS3Location']) !== undefined && properties['Runtime'] === undefined
    ? [{ path: 'Runtime', message: 'is required with code. Say APPSYNC_JS, 1.0.0.' }]
    : [];

const resolver: Limit = ({ properties }) => {
  const steps = member(properties, 'PipelineConfig', 'Functions');
  const pipeline = properties['Kind'] === 'PIPELINE';
  return [
    ...beyond(
      'PipelineConfig.Functions',
      elements(steps).length,
      PIPELINE_FUNCTIONS,
      'functions',
      'Join some of them.',
    ),
    ...(pipeline && properties['DataSourceName'] !== undefined
      ? [
          {
            path: 'DataSourceName',
            message: 'has no place at a pipeline: its functions have data sources. Take it away.',
          },
        ]
      : []),
    ...(!pipeline && properties['Kind'] !== undefined && properties['DataSourceName'] === undefined
      ? [{ path: 'DataSourceName', message: 'is required at a unit resolver. Name a data source.' }]
      : []),
  ];
};

/** A function behind AppSync has as long as a request: what takes longer fails there, and runs on unseen. */
const dataSource: Limit = (resource, around) => [
  ...nameOf(resource, around),
  ...slowFunction(
    member(resource.properties, 'LambdaConfig', 'LambdaFunctionArn'),
    'LambdaConfig.LambdaFunctionArn',
    around,
    REQUEST_SECONDS,
    'AppSync',
  ),
];

/** A function that may take longer than who waits for it. */
export function slowFunction(
  arn: unknown,
  path: string,
  { byId }: Surroundings,
  seconds: number,
  service: string,
): Excess[] {
  const [id] = [member(arn, 'Fn::GetAtt', 0), member(arn, 'Ref')].filter(
    (found) => typeof found === 'string',
  );
  const timeout = numeric(byId.get(String(id))?.properties['Timeout']);
  if (timeout === undefined || timeout <= seconds) return [];
  return [
    {
      path,
      message: `${service} waits ${seconds} seconds, and ${String(id)} may take ${timeout}. Give it a time-out of at most ${seconds} seconds.`,
    },
  ];
}

const graphqlApi: Limit = ({ logicalId, properties }, { template }) => {
  const variables = member(properties, 'EnvironmentVariables');
  const entries = Object.entries((variables ?? {}) as Record<string, unknown>);
  const keys = template.resources.filter(
    ({ type, properties: { ApiId } }) =>
      type === 'AWS::AppSync::ApiKey' && member(ApiId, 'Fn::GetAtt', 0) === logicalId,
  );
  return [
    ...beyond('EnvironmentVariables', entries.length, VARIABLES, 'variables', 'Join some of them.'),
    ...entries.flatMap(([name, value]): Excess[] => [
      ...(/^[A-Za-z]\w{1,63}$/.test(name)
        ? []
        : [
            {
              path: `EnvironmentVariables.${name}`,
              message: 'is no name of a variable: 2 to 64 letters, digits and _, a letter first.',
            },
          ]),
      ...(typeof value === 'string'
        ? beyond(
            `EnvironmentVariables.${name}`,
            value.length,
            VARIABLE_CHARACTERS,
            'characters',
            'Shorten it.',
          )
        : []),
    ]),
    ...beyond('', keys.length, API_KEYS, 'API keys', 'Remove some.'),
    ...beyond(
      'AdditionalAuthenticationProviders',
      elements(properties['AdditionalAuthenticationProviders']).length,
      PROVIDERS,
      'providers',
      'Remove some.',
    ),
  ];
};

const apiKey: Limit = ({ properties }, { now }) => {
  const expires = numeric(properties['Expires']);
  if (expires === undefined) return [];
  const days = (expires - now.getTime() / 1000) / DAY;
  return days >= 1 && days <= KEY_DAYS
    ? []
    : [
        {
          path: 'Expires',
          message: `is ${Math.round(days)} days away, and must be 1 to ${KEY_DAYS}. Choose another day.`,
        },
      ];
};

/** Of AppSync. */
export const appSyncLimits: Record<string, Limit[]> = {
  'AWS::AppSync::GraphQLApi': [graphqlApi],
  'AWS::AppSync::ApiKey': [apiKey],
  'AWS::AppSync::DataSource': [dataSource],
  'AWS::AppSync::FunctionConfiguration': [nameOf, code, runtime],
  'AWS::AppSync::Resolver': [resolver, code, runtime],
  'AWS::AppSync::GraphQLSchema': [
    ({ properties }, { texts }) =>
      beyond(
        'Definition',
        bytes(texts.of(properties['Definition'])),
        SCHEMA_BYTES,
        'bytes',
        'Split the API.',
      ),
  ],
};
