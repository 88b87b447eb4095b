import { BucketMap } from '../../src/realtime/matching/bucket-map';

it('keeps members apart by key', () => {
  const buckets = new BucketMap<number>();
  buckets.add('a', 1);
  buckets.add('a', 2);
  buckets.add('b', 3);
  buckets.delete('a', 1);
  buckets.delete('b', 1);
  expect([...buckets.get('a')]).toEqual([2]);
  expect([...buckets.get('b')]).toEqual([3]);
  expect([...buckets.get('c')]).toEqual([]);
});

it('forgets a key with its last member', () => {
  const buckets = new BucketMap<number>();
  buckets.add('a', 1);
  buckets.add('a', 2);
  buckets.delete('a', 1);
  expect(buckets.isEmpty).toBe(false);
  buckets.delete('a', 2);
  expect(buckets.isEmpty).toBe(true);
});
