import { section, type CheckedTemplate } from '../checked-template';
import { beyond, type Excess } from './limit';

/** CloudFormation user guide, "Understand CloudFormation quotas". */
export function templateExcesses(template: CheckedTemplate): Excess[] {
  const count = (name: string): number => Object.keys(section(template, name)).length;
  const { document, resources, size } = template;
  const description = document['Description'];
  return [
    ...beyond('Resources', resources.length, 500, 'resources', 'Split the stack.'),
    ...beyond('Outputs', count('Outputs'), 200, 'outputs', 'Remove some.'),
    ...beyond('Parameters', count('Parameters'), 200, 'parameters', 'Remove some.'),
    ...beyond('Mappings', count('Mappings'), 200, 'mappings', 'Remove some.'),
    ...beyond('', size, 1_000_000, 'bytes', 'Split the stack, or put code into assets.'),
    ...beyond(
      'Description',
      typeof description === 'string' ? description.length : 0,
      1024,
      'characters',
      'Shorten it.',
    ),
    ...resources.flatMap(({ logicalId }) =>
      /^[A-Za-z0-9]{1,255}$/.test(logicalId)
        ? []
        : [{ path: `Resources.${logicalId}`, message: 'is no logical id: 1 to 255 letters and digits.' }],
    ),
  ];
}
