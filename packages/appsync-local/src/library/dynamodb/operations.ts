/** What `operations.*` make, keys and values as recorded from `EvaluateCode`. */
export type Operation =
  | { type: 'OPERATION_ADD' | 'OPERATION_REPLACE'; value: unknown }
  | { type: 'OPERATION_APPEND' | 'OPERATION_PREPEND'; items: unknown }
  | { type: 'OPERATION_INCREMENT' | 'OPERATION_DECREMENT'; by: unknown }
  | { type: 'OPERATION_REMOVE' };

/**
 * What `operations.updateListItem` makes. The service gives an opaque value: no keys, and it serialises to nothing.
 */
export class ListItemUpdate {
  readonly #item: { value: unknown; index: unknown };

  constructor(value: unknown, index: unknown) {
    this.#item = { value, index };
  }

  get value(): unknown {
    return this.#item.value;
  }

  get index(): unknown {
    return this.#item.index;
  }

  toJSON(): undefined {
    return undefined;
  }
}

/** `operations` of `@aws-appsync/utils/dynamodb` ("Amazon DynamoDB built-in module", AppSync developer guide). */
export const operations = {
  add: (value: unknown): Operation => ({ type: 'OPERATION_ADD', value }),
  remove: (): Operation => ({ type: 'OPERATION_REMOVE' }),
  replace: (value: unknown): Operation => ({ type: 'OPERATION_REPLACE', value }),
  increment: (by?: number): Operation => ({ type: 'OPERATION_INCREMENT', by }),
  decrement: (by?: number): Operation => ({ type: 'OPERATION_DECREMENT', by }),
  append: (items: unknown): Operation => ({ type: 'OPERATION_APPEND', items }),
  prepend: (items: unknown): Operation => ({ type: 'OPERATION_PREPEND', items }),
  updateListItem: (value: unknown, index: number) => new ListItemUpdate(value, index),
};

const types = new Set(
  ['ADD', 'REMOVE', 'REPLACE', 'INCREMENT', 'DECREMENT', 'APPEND', 'PREPEND'].map(
    (name) => `OPERATION_${name}`,
  ),
);

export function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && types.has((value as { type?: string }).type ?? '');
}
