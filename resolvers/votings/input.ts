/** What organisers type, checked and normalised. Everything here ends the field with `InvalidInput` when it must. */
import {
  DESCRIPTION_LENGTH,
  MAX_OPTIONS,
  MIN_OPTIONS,
  OPTION_LABEL_LENGTH,
  TITLE_LENGTH,
} from '../../model/limits';
import type { OptionContent } from '../../model/voting';
import type { VotingOptionInput } from '../../schema/generated/types';
import { invalidInput } from '../lib/failures';
import { webOrigin, type Environment } from '../lib/settings';
import { fromInstant, toInstant } from '../lib/time';

/** One millisecond after the last instant that four digits of a year can name. */
const YEAR_10000 = 253402300800000;

/** A title without the space around it. @param least a draft may have none yet. */
export function validTitle(input: string, least: 0 | 1): string {
  const title = input.trim();
  if (title.length < least || title.length > TITLE_LENGTH)
    invalidInput('title', `A title has 1 to ${TITLE_LENGTH} characters.`);
  return title;
}

/** A description without the space around it; undefined when nothing is left. */
export function validDescription(input: string | null | undefined): string | undefined {
  const description = (input ?? '').trim();
  if (description.length > DESCRIPTION_LENGTH)
    invalidInput('description', `A description has at most ${DESCRIPTION_LENGTH} characters.`);
  return description === '' ? undefined : description;
}

/** The address of a picture, if there is one: of one that was uploaded. `field` is what the caller is told. */
export function validImageUrl(
  env: Environment,
  field: string,
  input: string | null | undefined,
): string | undefined {
  const address = input ?? '';
  if (address === '') return undefined;
  if (isUploaded(env, address)) return address;
  invalidInput(
    field,
    address.toLowerCase().startsWith('https://')
      ? 'Pictures of other hosts are not shown: upload the file, and use the address that createImageUpload answered.'
      : 'The address of a picture begins with https: and is what createImageUpload answered.',
  );
}

/** On the web app's own host, so that no viewer's browser is sent elsewhere: `/pictures/<32 digits>/large`. */
function isUploaded(env: Environment, address: string): boolean {
  const origin = webOrigin(env);
  const parts = address.slice(origin.length).split('/');
  const id = parts[2] ?? '';
  return (
    address.startsWith(origin) &&
    parts.length === 4 &&
    parts[0] === '' &&
    parts[1] === 'pictures' &&
    parts[3] === 'large' &&
    id.length === 32 &&
    id.split('').every((digit) => '0123456789abcdef'.indexOf(digit) >= 0)
  );
}

/** An instant in UTC with milliseconds, whatever zone it came in. */
export function validInstant(field: string, input: string): string {
  const milliseconds = fromInstant(input);
  if (!(milliseconds >= 0 && milliseconds < YEAR_10000))
    invalidInput(field, 'Times lie between the years 1970 and 9999.');
  return toInstant(milliseconds);
}

/** Ends the field unless the window is one that voters can still find open. All in milliseconds. */
export function checkWindow(opensAt: number, closesAt: number, time: number): void {
  if (closesAt <= opensAt) invalidInput('closesAt', 'A voting closes after it opens.');
  if (closesAt <= time) invalidInput('closesAt', 'A voting closes in the future.');
}

/** Ends the field unless a voting may have so many options. @param least a draft may have none yet. */
export function checkOptionCount(count: number, least: number): void {
  if (count < least || count > MAX_OPTIONS)
    invalidInput('options', `A voting has ${MIN_OPTIONS} to ${MAX_OPTIONS} options.`);
}

/** What the options of a voting say. Their ids are given to them in update.ts. */
export function validOptions(env: Environment, inputs: VotingOptionInput[], least: number): OptionContent[] {
  checkOptionCount(inputs.length, least);
  const labels = inputs.map((input) => input.label.trim());
  labels.forEach((label, index) => {
    if (label.length === 0 || label.length > OPTION_LABEL_LENGTH)
      invalidInput('options', `The label of an option has 1 to ${OPTION_LABEL_LENGTH} characters.`);
    if (labels.indexOf(label) !== index)
      invalidInput('options', `Two options have the same label, "${label}".`);
  });
  return inputs.map((input, index) => {
    const option: OptionContent = { label: labels[index] ?? '' };
    const imageUrl = validImageUrl(env, 'options', input.imageUrl);
    if (imageUrl) option.imageUrl = imageUrl;
    return option;
  });
}
