// `npm test`: needs nothing but Node, installs what is missing, and runs types, generated code and every
// test. Lint and formatting are commands of their own: `npm run lint`, `npm run format:check`.
// Arguments go to jest: `npm test -- test/unit`. The last line is the count of jest's results.
//
// Three lanes of tests each have a stack of their own, and wait for clocks half of the time. What computes, checks and
// unit tests, fills the time between: one after another on two processors, more at once on more. CONTRIBUTING.md has the
// picture.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { installPackages, projectDirectory } from './install.mjs';
import { installTestTools } from './install-test-tools.mjs';

const jestArguments = process.argv.slice(2);
const bin = (name) => path.join(projectDirectory, 'node_modules', '.bin', name);

/** Runs a command to its end; its output is shown when it is over. Answers whether it went well. */
function run(title, command, args, stdio = 'pipe') {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: projectDirectory, stdio: ['ignore', stdio, stdio] });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    // A command that cannot be started is closed with a code too.
    child.on('error', (error) => output.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${title} (${seconds} s)`);
      resolve(code === 0);
    });
  });
}

const resultsDirectory = path.join(projectDirectory, 'build', 'test-results');

/** What a job came to: a check is one thing that passes or fails, and is not counted among jest's. */
const nothing = { passed: 0, failed: 0, checksPassed: true };

/** A check. */
function check(...command) {
  return async () => ({ ...nothing, checksPassed: await run(...command) });
}

/** Runs jest; its results are read back for the closing line. */
function jest(name, args) {
  return async () => {
    const file = path.join(resultsDirectory, `${name}.json`);
    rmSync(file, { force: true });
    const wentWell = await run(
      `tests: ${name}`,
      bin('jest'),
      ['--json', `--outputFile=${file}`, ...args],
      'inherit',
    );
    if (!existsSync(file)) return { ...nothing, failed: 1 };
    const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
    // A file that cannot be loaded, or whose `afterAll` fails, has no test that did.
    const broken = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
    );
    // What is neither passed nor failed was not run, and counts as failed.
    const failed = numTotalTests - numPassedTests + broken.length;
    return { ...nothing, passed: numPassedTests, failed: wentWell ? failed : Math.max(1, failed) };
  };
}

/** Works off jobs, the first of the list first. Several may work off one list. */
async function workOff(jobs, results) {
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) results.push(await job());
}

/** Runs everything: the lanes at once, the rest beside them. A lane that is over leaves its place to the rest. */
async function runAll() {
  const results = [];
  const inLanes = Array.from({ length: LANES }, () => workOff(laneJobs, results));
  const beside = Array.from({ length: COMPUTING }, () => workOff(computingJobs, results));
  await Promise.race(inLanes);
  await Promise.all([...inLanes, ...beside, workOff(computingJobs, results)]);
  return results;
}

// The stack under test closes its sockets; some clients keep timers of their own for minutes, which jest would wait for.
const inBand = (project, ...args) => ['--selectProjects', project, '--runInBand', '--forceExit', ...args];

/** A job has one process that computes. */
const oneWorker = (project) => ['--selectProjects', project, '--maxWorkers', '1'];

const LANES = 3;

/** Bytes of memory that a job may come to, the type check above all; the lanes together take as much. */
const ROOM = 4 * 2 ** 30;

/** Jobs that compute beside the lanes: as many as there are processors and memory for. */
const COMPUTING = Math.max(1, Math.min(availableParallelism() - 1, Math.floor(totalmem() / ROOM) - 1));

/** What runs against a stack, the longest first. */
const laneJobs = [
  jest('integration', inBand('integration')),
  jest('browser', inBand('browser')),
  jest('standalone', inBand('standalone')),
  jest('contract', ['--selectProjects', 'contract', '--forceExit']),
];

/**
 * What computes, in parts. Each file leaves something behind in jest's process, which takes longer for everything the
 * more it holds: all unit tests in one took twice the time of four parts, and eight take a fifth less than four. And once
 * the lanes are over, processors share what is left.
 */
const inParts = (project, parts) =>
  Array.from({ length: parts }, (_, index) =>
    jest(parts === 1 ? project : `${project}-${index + 1}`, [
      ...oneWorker(project),
      `--shard=${index + 1}/${parts}`,
    ]),
  );

/** What computes. Long jobs are not left over for the end. */
const computingJobs = [
  ...inParts('unit', 8),
  check('types', bin('tsc'), ['-p', 'tsconfig.json']),
  ...inParts('appsync-local', 3),
  ...inParts('aws-local', 2),
  ...inParts('payment-sandboxes', 1),
  check('types of the web app', bin('tsc'), ['-p', 'web/src/tsconfig.json']),
  check("types of the web app's unit tests", bin('tsc'), ['-p', 'web/test/tsconfig.json']),
  check("types of the web app's build", bin('tsc'), ['-p', 'web/tsconfig.json']),
  check('generated code is what the schema gives', bin('graphql-codegen'), [
    '--config',
    'codegen.yml',
    '--check',
    '--silent',
  ]),
];

installPackages();
installTestTools();

// Synthesised stacks and tables of the tests are gigabytes: they go with the run that made them.
const temporaryDirectory = mkdtempSync(path.join(tmpdir(), 'hustings-test-'));
process.env['TMPDIR'] = temporaryDirectory;
process.on('exit', () => {
  try {
    rmSync(temporaryDirectory, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    // A browser that is still ending writes there: no result changes by that.
    console.error(`${temporaryDirectory} is left: ${error.message}`);
  }
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

mkdirSync(resultsDirectory, { recursive: true });

// Once, before several stacks start side by side, each of which would.
const builds = ['what every stack needs is built', bin('tsx'), ['scripts/build.ts']];
let results;
if (jestArguments.length > 0) {
  results = [await jest('chosen', ['--runInBand', '--forceExit', ...jestArguments])()];
} else {
  results = [await check(...builds)(), ...(await runAll())];
}

const total = (count) => results.reduce((sum, result) => sum + result[count], 0);
const checksPassed = results.every((result) => result.checksPassed);
if (!checksPassed) console.error('A check failed: see above.');
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(checksPassed && total('failed') === 0 && total('passed') > 0 ? 0 : 1);
