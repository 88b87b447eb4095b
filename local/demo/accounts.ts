/** An account that exists on every local stack, and nowhere else. */
export interface DemoAccount {
  name: 'voter' | 'voter2' | 'organiser';
  label: string;
  email: string;
  password: string;
  groups: string[];
}

const password = 'Hustings-demo-1';

/** The accounts that `npm start` prints. */
export const demoAccounts: DemoAccount[] = [
  { name: 'voter', label: 'a voter', email: 'voter@example.com', password, groups: [] },
  { name: 'voter2', label: 'another voter', email: 'voter2@example.com', password, groups: [] },
  {
    name: 'organiser',
    label: 'the organiser',
    email: 'organiser@example.com',
    password,
    groups: ['organisers'],
  },
];

/** Voters whose votes fill the demo tallies. */
export const crowd: { email: string; password: string }[] = Array.from({ length: 12 }, (_, index) => ({
  email: `crowd-${index + 1}@example.com`,
  password,
}));
