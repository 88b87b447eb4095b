/** Raised while a result is not published, or cannot be reached. */
export class NotPublished extends Error {}
