export {
  type CodeError,
  createEvaluator,
  evaluateCode,
  type Evaluation,
  type EvaluationRequest,
  type Evaluator,
} from './evaluate-code';
export type { EvaluationContext } from './handler-input';
