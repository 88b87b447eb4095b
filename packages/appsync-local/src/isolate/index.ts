export { CodeRejected } from './code-rejected';
export { createIsolate } from './create-isolate';
export type * from '../protocol';
