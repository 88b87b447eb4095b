import { findVoterHandler } from '../../../functions/find-voter/handler';
import type { PoolUser } from '../../../functions/lib/people/directory';

const ann: PoolUser = {
  userId: 'ann',
  email: 'Ann@example.com',
  isVerified: true,
  isConfirmed: true,
  isEnabled: true,
  createdAt: undefined,
};

/** Whom the step finds when the user pool answers every name with this user. */
const finding = (user: Partial<PoolUser>, name: { userId?: string; email?: string }) =>
  findVoterHandler({ users: { find: () => Promise.resolve({ ...ann, ...user }) }, log: () => undefined })({
    name,
  });

it.each([{ userId: 'ann' }, { email: ' ann@Example.com' }])('finds the one who goes by %j', async (name) => {
  expect(await finding({}, name)).toEqual({ userId: 'ann' });
});

it.each([
  ['never confirmed the sign-up', { isConfirmed: false }, { userId: 'ann' }],
  ['may not sign in any more', { isEnabled: false }, { userId: 'ann' }],
  ['did not verify the address', { isVerified: false }, { email: 'ann@example.com' }],
  ['is named by address where a user id belongs', {}, { userId: 'ann@example.com' }],
  ['is named by user id where an address belongs', {}, { email: 'ann' }],
])('finds nobody in the one who %s', async (_, user, name) => {
  expect(await finding(user, name)).toEqual({});
});

it.each([
  ['InvalidParameterException', {}],
  ['TooManyRequestsException', { error: { type: 'TryAgain' } }],
])('answers %s of the user pool', async (name, answer) => {
  const find = () => Promise.reject(Object.assign(new Error('no'), { name }));
  const handler = findVoterHandler({ users: { find }, log: () => undefined });
  expect(await handler({ name: { email: 'a b@example.com' } })).toMatchObject(answer);
});

it('fails for whatever else the user pool says', async () => {
  const find = () => Promise.reject(new Error('away'));
  const handler = findVoterHandler({ users: { find }, log: () => undefined });
  await expect(handler({ name: { userId: 'ann' } })).rejects.toThrow('away');
});
