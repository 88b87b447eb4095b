/** Which code answers a field, and through which data source. The files are in `resolvers/`. */
export type DataSourceName = 'none' | 'table' | 'function' | 'http' | 'signedHttp';

/** A unit resolver. No code: a direct Lambda resolver. */
export interface UnitResolver {
  code?: string;
  dataSource: DataSourceName;
  maxBatchSize?: number;
  caching?: { ttl: number; cachingKeys: string[] };
}

export const unitResolvers: Record<string, UnitResolver> = {
  'Query.context': { code: 'context', dataSource: 'none' },
  'Query.selection': { code: 'selection', dataSource: 'none' },
  'Selection.inner': { code: 'selection', dataSource: 'none' },
  'Query.node': { code: 'node', dataSource: 'none' },
  'Query.headers': { code: 'headers', dataSource: 'none' },

  'Query.none': { code: 'relay', dataSource: 'none' },
  'Query.table': { code: 'relay', dataSource: 'table' },
  'Mutation.table': { code: 'relay', dataSource: 'table' },
  'Query.function': { code: 'relay', dataSource: 'function' },
  'Query.http': { code: 'relay', dataSource: 'http' },
  'Query.signedHttp': { code: 'relay', dataSource: 'signedHttp' },
  'Query.directFunction': { dataSource: 'function' },
  'Query.shelf': { code: 'shelf', dataSource: 'none' },
  'Book.author': { code: 'author', dataSource: 'function', maxBatchSize: 3 },
  'Book.shelfmark': { dataSource: 'function', maxBatchSize: 10 },

  'Query.unit': { code: 'unit', dataSource: 'none' },
  'Query.object': { code: 'unit', dataSource: 'none' },

  'Query.scalars': { code: 'arguments', dataSource: 'none' },
  'Query.shape': { code: 'value', dataSource: 'none' },
  'Query.shapes': { code: 'value', dataSource: 'none' },

  'Query.forDefaultMode': { code: 'resolved', dataSource: 'none' },
  'Query.forKey': { code: 'resolved', dataSource: 'none' },
  'Query.forIam': { code: 'resolved', dataSource: 'none' },
  'Query.outsidePolicy': { code: 'resolved', dataSource: 'none' },
  'Query.deniedByPolicy': { code: 'resolved', dataSource: 'none' },
  'Query.forEveryMode': { code: 'resolved', dataSource: 'none' },
  'Query.forEditors': { code: 'resolved', dataSource: 'none' },
  'Query.forEditorsAndKeys': { code: 'resolved', dataSource: 'none' },
  'Query.document': { code: 'document', dataSource: 'none' },
  'Query.unmarked': { code: 'document', dataSource: 'none' },

  'Query.cached': {
    code: 'resolved',
    dataSource: 'none',
    caching: { ttl: 60, cachingKeys: ['$context.arguments.id', '$context.identity.sub'] },
  },
  'Query.briefly': {
    code: 'resolved',
    dataSource: 'none',
    caching: { ttl: 1, cachingKeys: ['$context.arguments.id'] },
  },
  'Query.uncached': { code: 'resolved', dataSource: 'none' },

  'Mutation.append': { code: 'append-word', dataSource: 'table' },
  'Mutation.say': { code: 'message', dataSource: 'none' },
  'Mutation.shout': { code: 'message', dataSource: 'none' },
  'Mutation.sayMany': { code: 'messages', dataSource: 'none' },
  'Mutation.fail': { code: 'failing-message', dataSource: 'none' },
  'Message.resolved': { code: 'resolved', dataSource: 'none' },
  'Mutation.endSubscriptions': { code: 'end-subscriptions', dataSource: 'none' },
  'Mutation.forget': { code: 'forget', dataSource: 'none' },

  'Subscription.onFiltered': { code: 'filtered', dataSource: 'none' },
  'Subscription.onMany': { code: 'filtered', dataSource: 'none' },
  'Subscription.onRefused': { code: 'unit', dataSource: 'none' },
};

/** The steps of the one pipeline, `Query.pipeline`. */
export const pipelineSteps: { name: string; code: string; dataSource: DataSourceName }[] = [
  { name: 'first', code: 'step-first', dataSource: 'none' },
  { name: 'store', code: 'step-store', dataSource: 'table' },
  { name: 'last', code: 'step-last', dataSource: 'none' },
];
