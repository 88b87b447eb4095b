export { checkCode, checkCodes } from './check-code';
export { checkedCode } from './checked-code';
export { checkPipeline } from './check-pipeline';
export type { Diagnostic } from './diagnostic';
