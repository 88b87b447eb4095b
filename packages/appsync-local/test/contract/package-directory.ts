import path from 'node:path';

/** The folder of this package. */
export const packageDirectory = path.resolve(__dirname, '..', '..');
