export { CodeRejected } from './code-rejected';
export { createSandbox } from './create-isolate';
export type * from './protocol';
