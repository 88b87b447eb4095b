import { LRUCache } from 'lru-cache';
import type { ApiCacheConfiguration, ResolverConfiguration } from '../api-configuration';
import type { RunContext } from '../protocol';

/** What the value of a field depends on. */
export interface CacheInput {
  source: unknown;
  args: Record<string, unknown>;
  context: { operation: RunContext['operation']; identity: Record<string, unknown> | null };
}

/** AppSync's server-side cache of resolver answers (developer guide, "Configuring server-side caching"). */
export interface ApiCache {
  /** The remembered answer of a resolver, or that of `work`, which is then remembered. Queries only. */
  through(resolver: ResolverConfiguration, input: CacheInput, work: () => Promise<unknown>): Promise<unknown>;
  /** Forgets the answer for these key values, in the order of the resolver's caching keys. Answers how many went. */
  evict(typeName: string, fieldName: string, keys: Record<string, unknown>): number;
}

const ENTRIES = 10_000;
/**
 * The guide names arguments and identity for full request caching. The source is added, because two items of a list
 * would otherwise share the values of their fields.
 */
const DEFAULT_KEYS = ['$context.arguments', '$context.source', '$context.identity'];

/** The cache of an API that has one. What is evicted or expires is asked for again. */
export function createApiCache(configuration: ApiCacheConfiguration): ApiCache {
  const entries = new LRUCache<string, { value: unknown }>({ max: ENTRIES });
  const cachesAll = configuration.behavior === 'FULL_REQUEST_CACHING';

  return {
    async through(resolver, input, work) {
      if (input.context.operation !== 'query' || (!cachesAll && !resolver.caching)) return work();
      const { ttl = configuration.ttl, cachingKeys = [] } = resolver.caching ?? {};
      const values = (cachingKeys.length > 0 ? cachingKeys : DEFAULT_KEYS).map((path) =>
        valueAt(path, input),
      );
      if (cachingKeys.length > 0 && values.some(isMissing)) return work();
      const key = entryKey(resolver.typeName, resolver.fieldName, values);
      const known = entries.get(key);
      if (known) return known.value;
      const value = await work();
      entries.set(key, { value }, { ttl: ttl * 1_000 });
      return value;
    },
    evict(typeName, fieldName, keys) {
      return entries.delete(entryKey(typeName, fieldName, Object.values(keys))) ? 1 : 0;
    },
  };
}

/** Keys are matched strictly: without a value for each, nothing is kept or found (aws-appsync-community 224). */
function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}

function entryKey(typeName: string, fieldName: string, values: unknown[]): string {
  return `${typeName}.${fieldName} ${JSON.stringify(values)}`;
}

/** The value of a caching key: `$context.arguments.id`, `$context.source`, `$context.identity.claims.username`. */
function valueAt(path: string, { source, args, context }: CacheInput): unknown {
  const [root, ...steps] = path.replace(/^\$?(?:context|ctx)\./, '').split('.');
  // The same caller may come from many addresses.
  const identity = context.identity && { ...context.identity, sourceIp: undefined };
  const roots: Record<string, unknown> = { arguments: args, args, source, identity };
  return steps.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | null | undefined)?.[step],
    roots[root ?? ''],
  );
}
