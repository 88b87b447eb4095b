// `npm test`: needs nothing but Node, installs what is missing, and runs every check and every test.
// Arguments go to jest: `npm test -- test/unit`. The last line is the count of jest's results.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installPackages, projectDirectory } from './install.mjs';
import { installTestTools } from './install-test-tools.mjs';

const jestArguments = process.argv.slice(2);
const bin = (name) => path.join(projectDirectory, 'node_modules', '.bin', name);

/** Runs a command to its end; answers whether it went well. */
function run(title, command, args) {
  const started = Date.now();
  const { status } = spawnSync(command, args, { cwd: projectDirectory, stdio: 'inherit', env: process.env });
  console.log(
    `${status === 0 ? 'ok    ' : 'FAILED'} ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  return status === 0;
}

installPackages();
installTestTools();

const checks = [
  [
    'generated code is what the schema gives',
    bin('graphql-codegen'),
    ['--config', 'codegen.yml', '--check', '--silent'],
  ],
  ['formatting', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['lint', bin('eslint'), ['.']],
];
const checksPassed =
  jestArguments.length > 0 || checks.map((check) => run(...check)).every((passed) => passed);

const resultsFile = path.join(projectDirectory, 'build', 'jest-results.json');
mkdirSync(path.dirname(resultsFile), { recursive: true });
rmSync(resultsFile, { force: true });
const testsPassed = run('tests', bin('jest'), ['--json', `--outputFile=${resultsFile}`, ...jestArguments]);

if (!existsSync(resultsFile)) {
  console.error('jest gave no results.');
  process.exit(1);
}
const { numPassedTests, numFailedTests, numTotalTests, testResults } = JSON.parse(
  readFileSync(resultsFile, 'utf8'),
);
const unloadable = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
);
if (!checksPassed) console.error('A check failed: see above.');
console.log(`${numPassedTests} passed, ${numFailedTests + unloadable.length} failed`);
process.exit(checksPassed && testsPassed && numTotalTests > 0 && numPassedTests === numTotalTests ? 0 : 1);
