import { requireList, requireObject, withOptional } from '../../plain-values';
import { projectionExpression } from '../projection';
import { typedAttributes } from './parts';

function eachTable<T>(payload: unknown, helper: string, convert: (value: unknown, what: string) => T) {
  const { tables } = requireObject(payload, `The argument of ${helper}`);
  const entries = Object.entries(requireObject(tables, `The tables of ${helper}`));
  return Object.fromEntries(
    entries.map(([table, value]) => [table, convert(value, `The entry of ${helper} for table ${table}`)]),
  );
}

const typedList = (list: unknown, what: string) =>
  requireList(list, what).map((attributes) => typedAttributes(attributes, `Every member of ${what}`));

/** `batchGet`: a BatchGetItem request. */
export function batchGet(payload: unknown) {
  const tables = eachTable(payload, 'batchGet', (value, what) => {
    const { keys, consistentRead, projection } = requireObject(value, what);
    return withOptional(
      { keys: typedList(keys, 'the keys of batchGet') },
      { consistentRead, projection: projectionExpression(projection) },
    );
  });
  return { operation: 'BatchGetItem', tables };
}

/** `batchPut`: a BatchPutItem request. */
export function batchPut(payload: unknown) {
  return { operation: 'BatchPutItem', tables: eachTable(payload, 'batchPut', typedList) };
}

/** `batchDelete`: a BatchDeleteItem request. */
export function batchDelete(payload: unknown) {
  return { operation: 'BatchDeleteItem', tables: eachTable(payload, 'batchDelete', typedList) };
}
