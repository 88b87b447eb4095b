import { types } from 'node:util';

/**
 * Runs a command: its exit code is what it returns, or 2 with the words of what went wrong. `--help` prints its usage instead.
 * @param usage how it is called, what its options mean, and its exit codes. Also told with options that it does not know.
 */
export function run(command: () => Promise<number>, usage: string): void {
  if (process.argv.slice(2).some((given) => given === '--help' || given === '-h')) {
    console.log(usage);
    return;
  }
  // The SDK's notice about the Node.js versions of 2027 is for those who maintain this, not for operators.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  command().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const words = types.isNativeError(error) ? error.message : String(error);
      console.error(isOfOptions(error) ? `${words}\n\n${usage}` : words);
      process.exitCode = 2;
    },
  );
}

/**
 * The number that an option gives.
 * @throws Error that says what the option takes.
 */
export function wholeNumber(option: string, given: string, least = 1): number {
  const value = Number(given);
  if (given.trim() === '' || !Number.isSafeInteger(value) || value < least)
    throw new Error(`${option} is a whole number from ${least} on, not "${given}".`);
  return value;
}

/** What `util.parseArgs` throws of arguments that it does not take ("util.parseArgs", Node.js). */
function isOfOptions(error: unknown): boolean {
  return types.isNativeError(error) && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}
