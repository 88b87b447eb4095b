import { refuse, type Rule } from '../rule';

/** "Supported runtime features": labels are not supported. */
export const noLabels: Rule = {
  name: 'no-labels',
  check: refuse(['LabeledStatement'], 'Labels are not supported'),
};
