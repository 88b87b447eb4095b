import type { AppClient } from 'cognito-local/lib/services/appClient';
import { USER_POOL_AWS_DEFAULTS } from 'cognito-local/lib/services/cognitoService';

/** An attribute that users of a pool may have. */
export interface SchemaAttribute {
  /** With its prefix: `custom:`, or `dev:custom:` for one that only administrators write. */
  Name: string;
  AttributeDataType?: string;
  Required?: boolean;
  Mutable?: boolean;
  StringAttributeConstraints?: { MinLength?: string; MaxLength?: string };
  NumberAttributeConstraints?: { MinValue?: string; MaxValue?: string };
}

/** `Schema` of a template, which names custom attributes without their prefix. */
type TemplateAttribute = SchemaAttribute & { DeveloperOnlyAttribute?: boolean };

/** The attributes of OpenID Connect that every pool has ("Working with user attributes"). */
export const STANDARD_ATTRIBUTES = (USER_POOL_AWS_DEFAULTS.SchemaAttributes ?? []) as SchemaAttribute[];

/** The schema of a pool: the standard attributes as the template changes them, and its custom ones. */
export function poolSchema(template: unknown): SchemaAttribute[] {
  const given = (Array.isArray(template) ? template : []) as TemplateAttribute[];
  const isStandard = (name: string): boolean => STANDARD_ATTRIBUTES.some(({ Name }) => Name === name);
  return [
    ...STANDARD_ATTRIBUTES.map((standard) => ({
      ...standard,
      ...given.find(({ Name }) => Name === standard.Name),
    })),
    ...given
      .filter(({ Name }) => !isStandard(Name))
      .map((custom) => ({
        Mutable: true,
        ...custom,
        Name: `${custom.DeveloperOnlyAttribute ? 'dev:' : ''}custom:${custom.Name}`,
      })),
  ];
}

/** Whether a client may see an attribute. One that names none sees the standard ones. */
export function isReadable(name: string, client: AppClient): boolean {
  if (name === 'sub') return true;
  return client.ReadAttributes?.includes(name) ?? STANDARD_ATTRIBUTES.some(({ Name }) => Name === name);
}
