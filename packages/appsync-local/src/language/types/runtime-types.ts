import { dynamodbModule } from '../../library/dynamodb/module';

/** Files that stand beside the published types, by their names. */
export const runtimeTypes: ReadonlyMap<string, string> = new Map([
  [
    '/globals.d.ts',
    // The published types declare `util`, `extensions` and `runtime` for code without an import.
    `import '@aws-appsync/utils';
declare global {
  const console: Record<'log' | 'error' | 'debug', (...values: any[]) => void>;
}`,
  ],
  ['/dynamodb.d.ts', untypedItems()],
]);

/** What code gets for a module, other than the module itself. */
export const replacedModules: ReadonlyMap<string, string> = new Map([
  ['@aws-appsync/utils/dynamodb', '/dynamodb.d.ts'],
]);

/**
 * The helpers for items of any type. JavaScript cannot name the type of its items, and what the compiler infers would
 * refuse what AWS's own samples write ("aws-appsync-resolver-samples": update with a condition on the key).
 */
function untypedItems(): string {
  const generic = ['get', 'put', 'update', 'remove', 'query', 'scan', 'sync'];
  const transactWrites = ['Put', 'Update', 'Delete', 'ConditionCheck'].map(
    (kind) => `real.TransactWrite${kind}Item<any>`,
  );
  const special: Record<string, string> = {
    batchGet: '(payload: real.BatchGetInput<any>) => ReturnType<typeof real.batchGet>',
    batchPut: '(payload: real.BatchPutInput<any>) => ReturnType<typeof real.batchPut>',
    batchDelete: '(payload: real.BatchDeleteInput<any>) => ReturnType<typeof real.batchDelete>',
    transactGet: '(payload: real.TransactGetInput<any>) => ReturnType<typeof real.transactGet>',
    transactWrite: `(payload: { items: (${transactWrites.join(' | ')})[] }) => ReturnType<typeof real.transactWrite>`,
  };
  const declarations = Object.keys(dynamodbModule).map((name) => {
    const type = special[name] ?? `typeof real.${name}${generic.includes(name) ? '<any>' : ''}`;
    return `export declare const ${name}: ${type};`;
  });
  return [`import * as real from '@aws-appsync/utils/dynamodb';`, ...declarations].join('\n');
}
