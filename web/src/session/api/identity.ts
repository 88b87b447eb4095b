/** As whom an operation runs: the public with the API key, or the voter who is signed in. */
export type Identity = 'public' | 'voter';
