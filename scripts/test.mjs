// `npm test`: needs nothing but Node, installs what is missing, and runs every check and every test.
// Arguments go to jest: `npm test -- test/unit`. The last line is the count of jest's results.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
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
    child.on('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${title} (${seconds} s)`);
      resolve(code === 0);
    });
  });
}

/** One after another; answers whether all went well. */
async function runAll(checks) {
  let passed = true;
  for (const check of checks) passed = (await run(...check)) && passed;
  return passed;
}

const resultsDirectory = path.join(projectDirectory, 'build', 'test-results');

/** Runs jest; its results are read back for the closing line. */
async function runJest(name, args) {
  const file = path.join(resultsDirectory, `${name}.json`);
  rmSync(file, { force: true });
  await run(`tests: ${name}`, bin('jest'), ['--json', `--outputFile=${file}`, ...args], 'inherit');
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const unloadable = testResults.filter(
    (result) => result.status === 'failed' && result.assertionResults.length === 0,
  );
  // What is neither passed nor failed was not run, and counts as failed.
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + unloadable.length };
}

installPackages();
installTestTools();
mkdirSync(resultsDirectory, { recursive: true });

// The stack under test closes its sockets; some clients keep timers of their own for minutes, which jest would wait for.
const inBand = (project) => ['--selectProjects', project, '--runInBand', '--forceExit'];
let checksPassed = true;
let results;
if (jestArguments.length > 0) {
  results = [await runJest('chosen', ['--runInBand', '--forceExit', ...jestArguments])];
} else {
  const lint = run('lint', process.execPath, ['scripts/lint.mjs']);
  checksPassed = await runAll([
    [
      'generated code is what the schema gives',
      bin('graphql-codegen'),
      ['--config', 'codegen.yml', '--check', '--silent'],
    ],
    ['formatting', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
    ['types', bin('tsc'), ['-p', 'tsconfig.json']],
    ["types of the web app's build", bin('tsc'), ['-p', 'web/tsconfig.json']],
    ['types of the web app', bin('tsc'), ['-p', 'web/src/tsconfig.json']],
    ["types of the web app's unit tests", bin('tsc'), ['-p', 'web/test/tsconfig.json']],
  ]);
  checksPassed = (await lint) && checksPassed;
  const unit = await runJest('unit', [
    '--selectProjects',
    'unit',
    'appsync-local',
    'aws-local',
    'payment-sandboxes',
    '--maxWorkers',
    '2',
  ]);
  // All lanes wait for clocks most of the time.
  const lanes = await Promise.all([
    runJest('integration', inBand('integration')),
    runJest('standalone', inBand('standalone')),
    (async () => [
      await runJest('browser', inBand('browser')),
      await runJest('contract', ['--selectProjects', 'contract', '--forceExit']),
    ])(),
  ]);
  results = [unit, ...lanes.flat()];
}

const total = (count) => results.reduce((sum, result) => sum + result[count], 0);
if (!checksPassed) console.error('A check failed: see above.');
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(checksPassed && total('failed') === 0 && total('passed') > 0 ? 0 : 1);
