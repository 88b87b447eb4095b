import { retry, type Patience } from '../../../functions/lib/retry';

const exhausted = () => new Error('no more tries');

/** Tries until the given answers are used up; an error is thrown. What came of it, and the pauses that were made. */
async function play(answers: (string | Error | undefined)[], patience: Partial<Patience>) {
  const left = [...answers];
  const pauses: number[] = [];
  const attempt = () => {
    const answer = left.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const sleep = (milliseconds: number) => Promise.resolve(pauses.push(milliseconds));
  const outcome = await retry(
    attempt,
    { firstPause: 10, random: () => 0.5, sleep, ...patience },
    exhausted,
  ).catch((error: unknown) => error);
  return { outcome, pauses, unused: left.length };
}

it('gives the first result, without a pause', async () => {
  expect(await play(['a', 'b'], {})).toEqual({ outcome: 'a', pauses: [], unused: 1 });
});

it('takes what is false or empty for a result', async () => {
  expect((await play([''], {})).outcome).toBe('');
});

it('pauses for a random part of lengths that double, up to the longest', async () => {
  const { pauses } = await play([undefined, undefined, undefined, undefined, 'a'], { longestPause: 30 });
  expect(pauses).toEqual([5, 10, 15, 15]);
});

it('pauses for the whole length without jitter', async () => {
  expect((await play([undefined, undefined, 'a'], { jitter: false })).pauses).toEqual([10, 20]);
});

it('gives up after so many tries, without another pause', async () => {
  const { outcome, pauses } = await play([undefined, undefined, 'too late'], { attempts: 2 });
  expect(outcome).toEqual(exhausted());
  expect(pauses).toHaveLength(1);
});

it('begins no try once the time is up, not even the first', async () => {
  expect(await play(['a'], { endsAt: performance.now() - 1 })).toMatchObject({
    outcome: exhausted(),
    unused: 1,
  });
  const sleep = () => new Promise((resolve) => setTimeout(resolve, 15));
  expect(await play([undefined, 'a'], { endsAt: performance.now() + 10, sleep })).toMatchObject({
    outcome: exhausted(),
    unused: 1,
  });
});

it('raises an error at once unless another try may help, and the last one in the end', async () => {
  const [one, other] = [new Error('one'), new Error('other')];
  expect(await play([one, 'a'], {})).toMatchObject({ outcome: one, unused: 1 });
  expect((await play([one, 'a'], { mayPass: () => true })).outcome).toBe('a');
  expect((await play([one, other], { mayPass: () => true, attempts: 2 })).outcome).toBe(other);
  expect((await play([one, undefined], { mayPass: () => true, attempts: 2 })).outcome).toEqual(exhausted());
});
