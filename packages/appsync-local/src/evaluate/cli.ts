/**
 * `evaluate --code FILE --context FILE --function request|response`: evaluates one handler of a resolver's source
 * file and prints one JSON object shaped as the answer of `aws appsync evaluate-code`. Exit code 0 also when the code
 * raised an error, which is in the answer; 2 when the command was used wrongly.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bundleFile } from '../bundle';
import { parseModule } from '../language/parse';
import { evaluateCode, type Evaluation } from './evaluate-code';
import type { EvaluationContext } from './handler-input';

const usage = 'Usage: npm run -s evaluate -- --code FILE --context FILE --function request|response';

/** The command was used wrongly; the message is one sentence for the person who typed it. */
class UsageError extends Error {}

async function main(): Promise<Evaluation> {
  const options = readOptions();
  const context = await readContext(options.context);
  const written = await readText(options.code);
  const code = isWhole(options.code, written)
    ? written
    : await bundleFile(options.code).catch((failure: unknown) => failure);
  if (typeof code !== 'string')
    return { error: { message: String(code) }, logs: [], stash: '{}', outErrors: '[]' };
  return evaluateCode({ code, context, function: options.function });
}

/**
 * Whether the service would take a file as it is: JavaScript that imports nothing but the runtime's own modules. A
 * bundler computes what it can (of `'a' ?? f()` it leaves `'a'`), and would hide what the service says of the code.
 */
function isWhole(file: string, text: string): boolean {
  if (!/\.m?js$/.test(file)) return false;
  try {
    return parseModule(text).body.every(
      (node) =>
        !('source' in node) || !node.source || /^@aws-appsync\/utils(\/|$)/.test(String(node.source.value)),
    );
  } catch {
    // What is wrong with it is said in the service's words.
    return true;
  }
}

function readOptions() {
  const { code, context, function: handler } = parseOptions();
  if (!code || !context) throw new UsageError(usage);
  if (handler !== 'request' && handler !== 'response')
    throw new UsageError(`--function must be request or response. ${usage}`);
  return { code, context, function: handler } as const;
}

function parseOptions() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ options: { code: text, context: text, function: text } }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}. ${usage}`);
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UsageError(`The file ${file} cannot be read.`);
  }
}

async function readContext(file: string): Promise<EvaluationContext> {
  const text = await readText(file);
  let context: unknown;
  try {
    context = JSON.parse(text);
  } catch {
    throw new UsageError(`The file ${file} is not JSON.`);
  }
  if (Object(context) !== context || Array.isArray(context))
    throw new UsageError(`The file ${file} must hold a JSON object, the context.`);
  return context as EvaluationContext;
}

main().then(
  (evaluation) => console.log(JSON.stringify(evaluation, null, 2)),
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    console.error(isUsage ? error.message : error);
    process.exitCode = isUsage ? 2 : 1;
  },
);
