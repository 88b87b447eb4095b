export { CodeRejected } from './code-rejected';
export { createSandbox } from './create-sandbox';
export type * from './protocol';
