/** Raised while a result is not published, or cannot be reached. */
export class NotPublished extends Error {}

/**
 * Raised when the published file holds another result than the API, signed as well: it is replaced a little after the
 * voting is marked, so after a repair it lags for a moment.
 */
export class OtherResult extends Error {}
