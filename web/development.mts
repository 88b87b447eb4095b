/** The stack that `npm run dev:web` works against: `npm start` on its default port, or `HUSTINGS_URL`. */
export const DEVELOPMENT_STACK = process.env['HUSTINGS_URL'] ?? 'http://localhost:4000';
