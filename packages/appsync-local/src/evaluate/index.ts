export { type CodeError, evaluateCode, type Evaluation, type EvaluationRequest } from './evaluate-code';
export type { EvaluationContext } from './handler-input';
