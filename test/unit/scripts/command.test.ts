import { parseArgs } from 'node:util';
import { run, wholeNumber } from '../../../scripts/command';

const given = process.argv;
const out = jest.spyOn(console, 'log').mockImplementation(() => undefined);
const err = jest.spyOn(console, 'error').mockImplementation(() => undefined);

const told = (): string[] => [...out.mock.calls, ...err.mock.calls].map(([words]) => String(words));

async function running(command: () => Promise<number>, ...args: string[]): Promise<number> {
  process.argv = ['node', 'command', ...args];
  run(command, 'Usage: such');
  await new Promise((resolve) => setImmediate(resolve));
  return Number(process.exitCode ?? 0);
}

const command = jest.fn<Promise<number>, []>();

beforeEach(() => {
  jest.clearAllMocks();
  process.exitCode = undefined;
});

afterEach(() => {
  process.argv = given;
  process.exitCode = undefined;
});

describe('A command', () => {
  it.each(['--help', '-h'])('does nothing but say how it is called with %s', async (help) => {
    expect(await running(command, '--voting', 'V', help)).toBe(0);
    expect(command).not.toHaveBeenCalled();
    expect(told()).toEqual(['Usage: such']);
  });

  it('ends with what it returns', async () => {
    command.mockResolvedValue(1);
    expect(await running(command)).toBe(1);
    expect(told()).toEqual([]);
  });

  it('says how it is called where it does not know an option, with 2', async () => {
    const strict = async (): Promise<number> => {
      parseArgs({ args: process.argv.slice(2), options: { voting: { type: 'string' } } });
      return Promise.resolve(0);
    };
    expect(await running(strict, '--voter', 'V')).toBe(2);
    expect(told()).toEqual([expect.stringMatching(/^Unknown option '--voter'[^]*\n\nUsage: such$/)]);
  });

  it('says what went wrong in words, without a stack, with 2', async () => {
    command.mockRejectedValue(new Error('There is no voting V.'));
    expect(await running(command)).toBe(2);
    expect(told()).toEqual(['There is no voting V.']);
  });
});

it('A whole number is no other text', () => {
  expect(wholeNumber('--seeds', '12')).toBe(12);
  expect(wholeNumber('--seed', '0', 0)).toBe(0);
  for (const text of ['', ' ', 'x', '1.5', '0', '-1', '1e30'])
    expect(() => wholeNumber('--seeds', text)).toThrow(`--seeds is a whole number from 1 on, not "${text}".`);
});
