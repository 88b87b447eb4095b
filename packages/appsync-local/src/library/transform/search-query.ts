import { plainJson } from '../language';
import { isObject } from '../plain-values';

type Query = Record<string, unknown>;

const must = (queries: Query[]): Query => ({ bool: { must: queries } });
const not = (query: Query): Query => ({ bool: { must_not: query } });

/** By operator: the query on a field ("Transformation helpers in util.transform": the table of operators). */
const operators: Record<string, (field: string, value: unknown) => Query> = {
  eq: (field, value) => ({ term: { [field]: value } }),
  ne: (field, value) => not({ term: { [field]: value } }),
  gt: (field, value) => ({ range: { [field]: { gt: value } } }),
  gte: (field, value) => ({ range: { [field]: { gte: value } } }),
  lt: (field, value) => ({ range: { [field]: { lt: value } } }),
  lte: (field, value) => ({ range: { [field]: { lte: value } } }),
  range: (field, value) => ({
    range: { [field]: { gte: (value as unknown[])[0], lte: (value as unknown[])[1] } },
  }),
  exists: (field, value) => (value === true ? { exists: { field } } : not({ exists: { field } })),
  match: (field, value) => ({ match: { [field]: value } }),
  matchPhrase: (field, value) => ({ match_phrase: { [field]: value } }),
  matchPhrasePrefix: (field, value) => ({ match_phrase_prefix: { [field]: value } }),
  multiMatch: (field, value) => ({ multi_match: { fields: [field], query: value } }),
  wildcard: (field, value) => ({ wildcard: { [field]: value } }),
  regexp: (field, value) => ({ regexp: { [field]: value } }),
};

/**
 * `util.transform.toElasticsearchQueryDSL`: a filter object as a query for OpenSearch, as JSON text. Null for one
 * that cannot be rendered, as the sibling functions answer.
 */
export function toElasticsearchQueryDSL(filter: unknown): string | null {
  const query = queryOf(filter);
  return query && plainJson.stringify(query);
}

function queryOf(filter: unknown): Query | null {
  if (!isObject(filter)) return null;
  const queries = Object.entries(filter).map(([name, value]) => {
    if (name === 'and' || name === 'or') return groupOf(name, value);
    if (name === 'not') return negationOf(value);
    return fieldOf(name, value);
  });
  return collect(queries, must);
}

function groupOf(name: 'and' | 'or', members: unknown): Query | null {
  if (!Array.isArray(members)) return null;
  return collect(members.map(queryOf), name === 'and' ? must : (queries) => ({ bool: { should: queries } }));
}

function negationOf(filter: unknown): Query | null {
  const query = queryOf(filter);
  return query && not(query);
}

function fieldOf(field: string, conditions: unknown): Query | null {
  if (!isObject(conditions)) return null;
  const queries = Object.entries(conditions).map(([operator, value]) => {
    const render = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
    const unusable = operator === 'range' && !Array.isArray(value);
    return render && !unusable ? render(field, value) : null;
  });
  return collect(queries, must);
}

/** One query stands alone; several are put together; one that cannot be rendered spoils the whole. */
function collect(queries: (Query | null)[], together: (queries: Query[]) => Query): Query | null {
  const rendered = queries.filter((query) => query !== null);
  if (rendered.length < queries.length) return null;
  return rendered.length === 1 ? rendered[0]! : together(rendered);
}
