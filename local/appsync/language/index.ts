export { checkCode } from './check-code';
export { checkPipeline } from './check-pipeline';
export type { Diagnostic } from './diagnostic';
