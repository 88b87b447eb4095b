export { readTemplate, readTemplates } from './assembly';
export { TemplateProblems } from './problems';
export { startStack, type StartedStack } from './start-stack';
export { templateOf, type Template } from './template';
