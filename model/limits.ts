/**
 * Limits of the product. Pure and APPSYNC_JS-safe. What an operator may want to change at deployment
 * (votings open at once, the closing delay) is a setting of the stack instead: see infra/settings/table.ts.
 */

/** Longest title of a voting, in characters. */
export const TITLE_LENGTH = 120;

/** Letters of a join code. */
export const JOIN_CODE_LENGTH = 6;

/** Longest description of a voting, in characters. */
export const DESCRIPTION_LENGTH = 2000;

/**
 * Votings that may wait, be open or await their recount at once. Their windows live in one item, and AppSync stops
 * a loop after 1,000 rounds; checking the windows takes two rounds for each.
 */
export const MAX_SCHEDULED_VOTINGS = 400;

/** Fewest options of a voting. */
export const MIN_OPTIONS = 2;

/** Most options of a voting. */
export const MAX_OPTIONS = 20;

/** Longest label of an option, in characters. */
export const OPTION_LABEL_LENGTH = 120;

/** Longest display name, in characters. */
export const DISPLAY_NAME_LENGTH = 80;

/** Longest user id, in characters: Cognito's own are UUIDs. */
export const USER_ID_LENGTH = 128;

/** Most sign-ups of one mailbox in an hour: each sends it a code, and takes the place of the one before. */
export const MAX_SIGN_UPS_AN_HOUR = 6;

/** Most domains whose addresses may vote in a voting. */
export const MAX_VOTER_DOMAINS = 20;

/** Most addresses of one invitation. */
export const MAX_INVITED_AT_ONCE = 1000;

/** Most credits that one grant may give. */
export const MAX_GRANT = 10000;

/** Longest reason of a grant, in characters. */
export const GRANT_REASON_LENGTH = 200;

/** The places for a voter's open purchases: as many as there are may be open at once. */
export const CHECKOUT_PLACES = [0, 1, 2, 3, 4];

/** Longest reason of a refund, in characters. */
export const REFUND_REASON_LENGTH = 200;

/** Most things that do not agree, of each kind, that a statement names. All of them are counted. */
export const MAX_DIFFERENCES = 1000;

/** Most days that a list of payments looks through. */
export const MAX_PAYMENT_DAYS = 366;

/** Most days that totals of payments are of. */
export const MAX_TOTALS_DAYS = 92;

/** Longest update of a voting, in characters. */
export const UPDATE_LENGTH = 500;

/** Most updates of one voting. */
export const MAX_UPDATES = 10;

/** Seconds between two updates of one voting. */
export const SECONDS_BETWEEN_UPDATES = 60;

/** Votings that a voter is told to follow. */
export const MAX_FOLLOWS = 300;

/** Longest idempotency key, in characters. */
export const IDEMPOTENCY_KEY_LENGTH = 100;

/** Days for which the idempotency key of a new voting is remembered. */
export const VOTING_REQUEST_DAYS = 7;

/** Page size of a list when the caller names none. */
export const DEFAULT_PAGE_SIZE = 20;

/** Largest page of a list. */
export const MAX_PAGE_SIZE = 50;

/** Most votings in a page for callers with the API key, whatever they ask for: as many as are open at once. */
export const PUBLIC_PAGE_SIZE = 16;

/**
 * Resolvers that one request may run: what bounds requests that ask for the same field by many names. None of those that
 * a caller with the API key can run reads more than a few units, and a page of votings has as many as may run all that
 * was selected of them.
 */
export const MAX_RESOLVERS = 52;

/** Longest text to search votings for, in characters. */
export const SEARCH_LENGTH = 100;

/** Votings that one query of a search looks through. There are four in a list. */
export const SEARCHED_AT_ONCE = 50;

/** Minutes of a voting's series when the caller does not say how many. */
export const DEFAULT_MINUTES = 60;

/**
 * Most minutes of a voting's series in one answer. With eight slots they are at most 960 items: below the 1,000 rounds
 * after which AppSync stops a loop, and far below the 1 MB of one page of a query.
 */
export const MAX_MINUTES = 120;

/**
 * Most items of a voting's series that make a page of it: as many as {@link MAX_MINUTES} have at most, and for the same reason. A
 * minute has eight of them at most, so that every page has one that is whole.
 */
export const SERIES_PAGE = 960;

/** Credits that a vote in a paid voting costs. */
export const PAID_CREDIT_COST = 1;

/**
 * Seconds after closing at which no vote can land any more: a request that AppSync has stamped with the time runs
 * for at most 30 seconds (AWS General Reference, "AWS AppSync endpoints and quotas").
 */
export const LAST_VOTE_LANDS_SECONDS = 31;

/** Seconds that one call to the database may take before a rule of the product could suffer from it. */
export const CALL_SECONDS = 10;

/** Seconds by which the clocks of two servers may differ. */
export const CLOCK_DIFFERENCE_SECONDS = 1;

/** Seconds after which a request that took a place in the schedule has ended in one way or the other. */
export const CLAIM_SECONDS = 120;
