// The Node runtime inside an execution environment: a worker thread that loads one bundle and runs one invocation at a
// time. Plain JavaScript, so that starting one needs no compiler. See execution-environment.ts for the other side.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';

const { codeDirectory, handler: handlerName, functionName, memoryMb } = workerData;

const send = (message) => parentPort.postMessage(message);

for (const method of ['debug', 'error', 'info', 'log', 'trace', 'warn'])
  console[method] = (...values) =>
    send({ type: 'log', level: method === 'error' ? 'error' : 'info', text: format(...values) });

/** An error as the service words it: anything may be thrown. */
function describeError(thrown) {
  return thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message, stack: thrown.stack }
    : { errorType: typeof thrown, errorMessage: String(thrown) };
}

function crash(error) {
  send({ type: 'crash', error });
  // The message leaves before the thread ends.
  setImmediate(() => process.exit(1));
}

process.on('unhandledRejection', (reason) => {
  const { errorMessage, stack } = describeError(reason);
  crash({ errorType: 'Runtime.UnhandledPromiseRejection', errorMessage, stack });
});
process.on('uncaughtException', (error) => crash(describeError(error)));

async function loadHandler() {
  const [file, ...exportPath] = handlerName.split('.');
  const base = path.join(codeDirectory, file);
  const found = ['.js', '.mjs', '.cjs']
    .map((extension) => base + extension)
    .find((name) => fs.existsSync(name));
  if (found === undefined)
    throw Object.assign(new Error(`Error: Cannot find module '${file}'`), {
      name: 'Runtime.ImportModuleError',
    });
  const module = await import(pathToFileURL(found).href);
  const find = (root) => exportPath.reduce((value, key) => value?.[key], root);
  const handler = find(module) ?? find(module.default);
  if (typeof handler !== 'function')
    throw Object.assign(new Error(`${handlerName} is undefined or not exported`), {
      name: 'Runtime.HandlerNotFound',
    });
  return handler;
}

function contextOf({ requestId, deadline, functionArn }) {
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(memoryMb),
    awsRequestId: requestId,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

/** Handlers answer with a promise, or through the third parameter. */
function run(handler, event, context) {
  return new Promise((resolve, reject) => {
    const answer = handler(event, context, (error, value) => (error ? reject(error) : resolve(value)));
    if (typeof answer?.then === 'function') answer.then(resolve, reject);
    else if (handler.length < 3) resolve(null);
  });
}

async function main() {
  const handler = await loadHandler();
  parentPort.on('message', async (invocation) => {
    try {
      const value = await run(handler, JSON.parse(invocation.payload), contextOf(invocation));
      send({ type: 'answer', payload: JSON.stringify(value ?? null) });
    } catch (error) {
      send({ type: 'failure', error: describeError(error) });
    }
  });
  send({ type: 'ready' });
}

main().catch((error) => crash(describeError(error)));
