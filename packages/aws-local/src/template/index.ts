export { readAssembly, readTemplate, readTemplates, type AssemblyStack } from './assembly';
export { TemplateProblems } from './problems';
export {
  startStack,
  startStacks,
  type StartedStack,
  type StartedStacks,
  type StartStacksOptions,
} from './start-stack';
export { templateOf, type ConditionalResource, type Template } from './template';
export { readTemplateFile } from './template-file';
