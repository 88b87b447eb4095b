import type { ApiConfiguration, DataSourceConfiguration } from '../api-configuration';
import type { Ports } from '../ports';
import type { DataSource } from './data-source';
import { createDynamoDbDataSource } from './dynamodb';
import { createPageTokens, type PageTokens } from './dynamodb/page-token';
import { createHttpDataSource } from './http';
import { createLambdaDataSource } from './lambda';
import { noneDataSource } from './none';

/** The data sources of an API, by name. */
export function createDataSources(api: ApiConfiguration, ports: Ports): Map<string, DataSource> {
  const pageTokens = createPageTokens(api.apiId);
  return new Map(api.dataSources.map((source) => [source.name, createDataSource(source, ports, pageTokens)]));
}

function createDataSource(source: DataSourceConfiguration, ports: Ports, pageTokens: PageTokens): DataSource {
  switch (source.type) {
    case 'NONE':
      return noneDataSource;
    case 'AMAZON_DYNAMODB':
      return createDynamoDbDataSource(source, ports, pageTokens);
    case 'AWS_LAMBDA':
      return createLambdaDataSource(source.functionArn, ports);
    case 'HTTP':
      return createHttpDataSource(source, ports);
  }
}
