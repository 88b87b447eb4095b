/** Organisers, as the tokens of the user pool name them. Pure. */

/** The group of the user pool that organisers are in. The schema asks for it. */
export const ORGANISERS = 'organisers';

/**
 * What tokens name in its place for who is in that group and has not signed in with a code of an authenticator app, where the
 * stage asks for one. The API knows no such group; the page leads to setting the app up.
 */
export const ORGANISERS_WITHOUT_APP = 'organisers-without-app';
