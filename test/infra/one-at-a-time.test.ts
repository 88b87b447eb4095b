import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { oneAtATime } from '../../infra/one-at-a-time.cjs';

describe('Work of which a folder bears one at a time', () => {
  const lock = (): string => path.join(mkdtempSync(path.join(tmpdir(), 'lock-')), 'build', 'lock');

  it('holds the lock while it is done, and gives it back, also when it fails', () => {
    const file = lock();
    expect(oneAtATime(file, () => readFileSync(file, 'utf8'))).toBe(String(process.pid));
    expect(existsSync(file)).toBe(false);
    const failing = (): never => {
      throw new Error('no room');
    };
    expect(() => oneAtATime(file, failing)).toThrow('no room');
    expect(existsSync(file)).toBe(false);
  });

  it('takes the lock of a process that is gone', () => {
    const file = lock();
    oneAtATime(file, () => undefined);
    // More than any system counts to.
    writeFileSync(file, String(2 ** 31 - 1));
    expect(oneAtATime(file, () => 'done')).toBe('done');
  });

  it('waits for one that is there', async () => {
    const file = lock();
    oneAtATime(file, () => undefined);
    const script = `const { rmSync, writeFileSync } = require('node:fs');
      writeFileSync(process.argv[1], String(process.pid));
      console.log('held');
      setTimeout(() => { writeFileSync(process.argv[1] + '.done', ''); rmSync(process.argv[1]); }, 300);`;
    const holder = spawn(process.execPath, ['-e', script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    expect(oneAtATime(file, () => existsSync(`${file}.done`))).toBe(true);
  });
});
