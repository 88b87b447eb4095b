import { reporter, type CheckedResource, type CheckedTemplate, type Finding } from '../checked-template';
import { dependenciesOf } from '../graph';
import { textsOf } from '../identities';
import { intrinsicName, isNoValue } from '../intrinsics';
import type { Schemas } from '../schemas';
import { isGenerated } from '../text-of';
import { appSyncLimits } from './appsync';
import { iamLimits } from './iam';
import { lambdaLimits } from './lambda';
import { LENGTHS } from './lengths';
import { beyond, numeric, type Excess, type Limit, type Surroundings } from './limit';
import { otherLimits } from './others';
import { RANGES } from './ranges';
import { templateExcesses } from './template';

const byType: Record<string, Limit[]> = { ...appSyncLimits, ...iamLimits, ...lambdaLimits, ...otherLimits };

/** Rule `limits`: the quotas of CloudFormation and of the services that can be known before the deployment. */
export function checkLimits(template: CheckedTemplate, schemas: Schemas, now: Date): Finding[] {
  const report = reporter('limits', template);
  const around: Surroundings = {
    template,
    texts: textsOf(template, schemas),
    dependencies: dependenciesOf(template),
    now,
    byId: new Map(template.resources.map((resource) => [resource.logicalId, resource])),
  };
  return [
    ...templateExcesses(template).map(({ path, message }) => report(undefined, path || undefined, message)),
    ...template.resources.flatMap((resource) =>
      [
        ...(byType[resource.type] ?? []).flatMap((limit) => limit(resource, around)),
        ...outOfRange(resource),
        ...tooLong(resource, around),
      ].map(({ path, message, severity }) =>
        report(resource, path ? `Properties.${path}` : undefined, message, severity),
      ),
    ),
  ];
}

function outOfRange({ type, properties }: CheckedResource): Excess[] {
  return RANGES.filter((range) => range.type === type).flatMap(({ property, min, max, choices, source }) =>
    valuesAt(properties, property.split('.')).flatMap((value): Excess[] => {
      if (intrinsicName(value) !== undefined || isNoValue(value)) return [];
      if (choices !== undefined)
        return choices.includes(String(value))
          ? []
          : [
              {
                path: property,
                message: `is ${String(value)}, and must be one of ${choices.join(', ')} (${source}).`,
              },
            ];
      const number = numeric(value);
      if (number === undefined || (number >= (min ?? number) && number <= (max ?? number))) return [];
      return [{ path: property, message: `is ${number}, and must be ${min} to ${max} (${source}).` }];
    }),
  );
}

/** Values under a path, of each element where a list lies on the way. */
function valuesAt(value: unknown, path: string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [name, ...rest] = path;
  if (name === undefined) return value === undefined ? [] : [value];
  return typeof value === 'object' && value !== null
    ? valuesAt((value as Record<string, unknown>)[name], rest)
    : [];
}

/** A name that is made of generated parts is at least as long as what is known of it. */
function tooLong({ type, properties }: CheckedResource, { texts }: Surroundings): Excess[] {
  return LENGTHS.filter((length) => length.type === type).flatMap(({ property, max }) =>
    valuesAt(properties, property.split('.')).flatMap((value) => {
      const text = texts.of(value);
      if (text === undefined) return [];
      const known = isGenerated(text) ? text.replace(/\$\{[^}]*\}/g, '') : text;
      return beyond(property, known.length, max, 'characters', 'Shorten it.');
    }),
  );
}
