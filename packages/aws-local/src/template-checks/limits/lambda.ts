import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isRecord } from '../checked-template';
import { member, referencesIn } from '../intrinsics';
import { beyond, bytes, elements, numeric, type Excess, type Limit } from './limit';

/** Lambda developer guide, "Lambda quotas". */
const VARIABLE_BYTES = 4096;
const LAYERS = 5;
const INLINE_BYTES = 4_194_304;
const PACKAGE_BYTES = 262_144_000;
const FILTERS = 5;

/** Names that Lambda keeps for itself ("Defined runtime environment variables"). */
const RESERVED =
  /^(AWS_(REGION|DEFAULT_REGION|EXECUTION_ENV|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN|LAMBDA_.*)|_HANDLER|_X_AMZN_TRACE_ID|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

/** Settings that a function may have under a reserved beginning. */
const ALLOWED = new Set(['AWS_LAMBDA_EXEC_WRAPPER']);

const environment: Limit = ({ properties }, { texts }) => {
  const variables = member(properties, 'Environment', 'Variables');
  if (!isRecord(variables)) return [];
  const at = 'Environment.Variables';
  const size = Object.entries(variables).reduce(
    (sum, [name, value]) => sum + name.length + (bytes(texts.of(value)) ?? 0),
    0,
  );
  return [
    ...beyond(at, size, VARIABLE_BYTES, 'bytes', 'Keep long values in Systems Manager or Secrets Manager.'),
    ...Object.keys(variables)
      .filter((name) => RESERVED.test(name) && !ALLOWED.has(name))
      .map((name) => ({ path: `${at}.${name}`, message: 'is reserved by Lambda. Choose another name.' })),
    ...Object.keys(variables)
      .filter((name) => !/^([A-Za-z]\w+|_HANDLER|_X_AMZN_TRACE_ID)$/.test(name))
      .map((name) => ({
        path: `${at}.${name}`,
        message: 'is no name of a variable. Use letters, digits and _, a letter first.',
      })),
  ];
};

const code: Limit = ({ properties, metadata }, { template, texts }) => {
  const asset = metadata['aws:asset:path'];
  const folder =
    template.directory === undefined || typeof asset !== 'string' || asset === ''
      ? undefined
      : path.resolve(template.directory, asset);
  return [
    ...beyond(
      'Code.ZipFile',
      bytes(texts.of(member(properties, 'Code', 'ZipFile'))),
      INLINE_BYTES,
      'bytes',
      'Use an asset.',
    ),
    // A file is a zip already, and how much it holds is not known.
    ...beyond(
      'Code',
      folder === undefined ? undefined : bytesOf(folder),
      PACKAGE_BYTES,
      'bytes',
      'Bundle less into it.',
    ),
    ...beyond('Layers', elements(properties['Layers']).length, LAYERS, 'layers', 'Join some of them.'),
    ...(properties['PackageType'] !== 'Image' &&
    (properties['Runtime'] ?? properties['Handler']) === undefined
      ? [{ path: 'Runtime', message: 'is required, as is Handler, for code that is no container image.' }]
      : []),
  ];
};

/** What a folder holds; undefined: it is none, or is not there. */
function bytesOf(folder: string): number | undefined {
  try {
    if (!statSync(folder).isDirectory()) return undefined;
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
  } catch {
    return undefined;
  }
}

/** Times that a function's time-out goes into a queue's visibility time-out ("Using Lambda with Amazon SQS"). */
const ADVISED_VISIBILITY = 6;

const mapping: Limit = ({ properties }, { byId }) => {
  const filters = elements(member(properties, 'FilterCriteria', 'Filters'));
  const age = numeric(properties['MaximumRecordAgeInSeconds']);
  const [queue] = referencesIn(properties['EventSourceArn']).map(({ logicalId }) => byId.get(logicalId));
  const [called] = referencesIn(properties['FunctionName']).map(({ logicalId }) => byId.get(logicalId));
  const shortAge: Excess[] =
    age !== undefined && age >= 0 && age < 60
      ? [{ path: 'MaximumRecordAgeInSeconds', message: `is ${age}, and must be -1 or at least 60.` }]
      : [];
  const found = [
    ...beyond('FilterCriteria.Filters', filters.length, FILTERS, 'filters', 'Join them.'),
    ...shortAge,
  ];
  if (queue?.type !== 'AWS::SQS::Queue') return found;
  const visibility = numeric(queue.properties['VisibilityTimeout'] ?? 30);
  const timeout = numeric(called?.properties['Timeout'] ?? 3);
  const batch = numeric(properties['BatchSize'] ?? 10);
  const window = numeric(properties['MaximumBatchingWindowInSeconds'] ?? 0);
  const fifo = queue.properties['FifoQueue'] === true;
  if (visibility !== undefined && timeout !== undefined && called?.type === 'AWS::Lambda::Function') {
    const advised = ADVISED_VISIBILITY * timeout;
    if (visibility < advised)
      found.push({
        path: 'EventSourceArn',
        severity: visibility < timeout ? 'error' : 'warning',
        message: `messages of ${queue.logicalId} are hidden for ${visibility} seconds, and the function may take ${timeout}: they come again while it works. Hide them for ${advised} seconds.`,
      });
  }
  if (batch !== undefined && batch > 10 && (fifo || window === 0))
    found.push({
      path: 'BatchSize',
      message: fifo
        ? 'is more than 10, which is the most for a FIFO queue.'
        : 'is more than 10, which a queue takes only with MaximumBatchingWindowInSeconds of at least 1.',
    });
  return found;
};

/** Of Lambda. */
export const lambdaLimits: Record<string, Limit[]> = {
  'AWS::Lambda::Function': [environment, code],
  'AWS::Lambda::EventSourceMapping': [mapping],
};
