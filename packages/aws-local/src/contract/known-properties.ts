import type { TemplateResource } from './resource-type';

/** Tags change nothing here, on whatever they are. */
const WITHOUT_MEANING = ['Tags'];

/**
 * Refuses a resource with properties that its resource type does not know, so that nothing in a template is silently
 * ignored.
 * To be called while identifying: the refusal is then reported together with all other problems of the stack.
 */
export function refuseOtherProperties({ properties }: TemplateResource, known: readonly string[]): void {
  const others = Object.keys(properties).filter((name) => ![...known, ...WITHOUT_MEANING].includes(name));
  if (others.length > 0) throw new Error(`not known here: ${others.join(', ')}.`);
}
