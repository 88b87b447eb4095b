import type { Place } from './local-aws';
import type { TemplateResource } from './resource-type';

/** The name of a resource: what the template's name property says, or one made of the stack's name and the logical id. */
export function physicalName(
  { logicalId, properties }: TemplateResource,
  property: string,
  place: Place,
): string {
  const given = properties[property];
  if (given !== undefined && typeof given !== 'string')
    throw new Error(`${property} must be a text, or made of parameters.`);
  return given ?? `${place.stackName}-${logicalId}`;
}
