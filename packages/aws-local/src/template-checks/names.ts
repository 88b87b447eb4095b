import { describeFinding, reporter, section, type CheckedTemplate, type Finding } from './checked-template';
import { claimsOf, textsOf, type Claim } from './identities';
import { member } from './intrinsics';
import type { Schemas } from './schemas';

/**
 * Rule `names`: nothing is claimed twice, in one template or in several that go into one account and region. Names that
 * differ by case only count as one, because many services take them for one.
 */
export function checkNames(
  templates: readonly CheckedTemplate[],
  schemas: Schemas,
  region?: string,
): Finding[] {
  return [
    ...twice(
      templates.flatMap((template) => claimsOf(template, schemas, region)),
      (claim) => `${claim.kind} ${claim.name}`,
    ).flatMap(([first, ...others]) =>
      others.filter((other) => !mayExclude(first!, other)).map((other) => collision(first!, other)),
    ),
    ...exportsTwice(templates, schemas, region),
  ];
}

/** Whether two resources of a template may exclude each other: both have a condition, and not the same. */
function mayExclude({ resource: { condition }, template }: Claim, other: Claim): boolean {
  const conditions = [condition, other.resource.condition];
  return template === other.template && !conditions.includes(undefined) && conditions[0] !== conditions[1];
}

function collision(first: Claim, second: Claim): Finding {
  const owner = describeFinding({ ...first, rule: '', severity: 'error', stackName: '', message: '' });
  const where = owner.slice(0, owner.lastIndexOf(': '));
  const other = first.template === second.template ? where : `${where} of stack ${first.template.stackName}`;
  return reporter('names', second.template)(
    second.resource,
    second.path,
    `${second.kind === second.resource.type ? '' : `${second.kind}, `}${second.name} is made by ${other} as well. Whichever comes second fails, or undoes the first. Let one of them own it.`,
  );
}

/** Groups of more than one that have the same key. */
function twice<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item).toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Exports are names of an account and region, whatever stack they come from. */
function exportsTwice(templates: readonly CheckedTemplate[], schemas: Schemas, region?: string): Finding[] {
  const named = templates.flatMap((template) => {
    const texts = textsOf(template, schemas, region);
    return Object.entries(section(template, 'Outputs')).flatMap(([output, value]) => {
      const name = texts.of(member(value, 'Export', 'Name'));
      return name === undefined ? [] : [{ template, output, name }];
    });
  });
  return twice(named, ({ name }) => name).flatMap(([first, ...others]) =>
    others.map(({ template, output, name }) =>
      reporter('names', template)(
        undefined,
        `Outputs.${output}.Export.Name`,
        `${name} is exported by ${first!.output} of stack ${first!.template.stackName} as well. Give one of them another name.`,
      ),
    ),
  );
}
