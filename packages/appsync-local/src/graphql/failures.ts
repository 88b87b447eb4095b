import { GraphQLError, type ExecutionResult, type GraphQLOutputType, type GraphQLResolveInfo } from 'graphql';
import { getNullableType, isListType, isNonNullType } from 'graphql';
import { setImmediate as turn } from 'node:timers/promises';
import { pathOf } from './path';

/**
 * The failures of the fields of one operation. The service runs every field to its end and tells of every failure,
 * where graphql-js leaves a parent at the first one that makes it null (graphql-java, `AsyncExecutionStrategy` and
 * `NonNullableFieldValidator`).
 */
export class Failures {
  readonly #found: GraphQLError[] = [];
  #running = 0;
  #onIdle: (() => void) | undefined;

  /** A field is waited for. */
  enter(): void {
    this.#running++;
  }

  leave(): void {
    if (--this.#running === 0) this.#onIdle?.();
  }

  add(info: GraphQLResolveInfo, error: Error, ...below: (string | number)[]): void {
    this.#found.push(
      new GraphQLError(error.message, {
        nodes: info.fieldNodes,
        path: [...pathOf(info.path), ...below],
        originalError: error instanceof GraphQLError ? undefined : error,
      }),
    );
  }

  /** Notes what makes a parent null: nulls, and errors in the place of values. */
  check(value: unknown, type: GraphQLOutputType, info: GraphQLResolveInfo, ...below: number[]): boolean {
    if (value instanceof Error) this.add(info, value, ...below);
    else if (value === null || value === undefined) {
      if (!isNonNullType(type)) return false;
      this.add(info, nullFor(info), ...below);
    } else {
      const nullable = getNullableType(type);
      if (!isListType(nullable) || !Array.isArray(value)) return false;
      const itemType = nullable.ofType;
      value.forEach((item, index) => this.check(item, itemType, info, ...below, index));
      return false;
    }
    return isNonNullType(type);
  }

  /** All errors of a result, once nothing runs any more. */
  async all({ errors = [] }: ExecutionResult): Promise<readonly GraphQLError[]> {
    if (errors.length === 0) return errors;
    while (this.#running > 0) {
      await new Promise<void>((resolve) => (this.#onIdle = resolve));
      // What has settled may start the fields below it.
      await turn();
    }
    const told = new Set(errors.map(({ path }) => JSON.stringify(path)));
    const others = this.#found.splice(0).filter(({ path }) => {
      const place = JSON.stringify(path);
      return !told.has(place) && told.add(place);
    });
    return [...errors, ...others];
  }
}

/** In graphql-js's words, which are translated with all others. */
function nullFor({ parentType, fieldName }: GraphQLResolveInfo): Error {
  return new GraphQLError(`Cannot return null for non-nullable field ${parentType.name}.${fieldName}.`);
}
