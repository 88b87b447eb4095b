import { randomInt } from 'node:crypto';
import { readJsonFile, replaceFile } from '../disk/files';
import { ServiceError } from '../endpoint/service-error';

/** `GenerateSecretString` of the template. */
export interface Generation {
  passwordLength: number;
  excludeCharacters: string;
  excludePunctuation: boolean;
  /** JSON object that the generated text is put into, under `key`. */
  template?: { text: string; key: string };
}

/** A secret. Its value is never logged. */
export interface Secret {
  arn: string;
  name: string;
  value: string;
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/**
 * Secrets Manager. A value comes from the caller that starts the local AWS (it may read `.env`); failing that from the
 * template; and what the template wants generated is generated once and kept.
 */
export class Secrets {
  private readonly byId = new Map<string, Secret>();

  /**
   * @param values by secret name.
   * @param file where generated values are kept, readable by this user alone.
   */
  constructor(
    private readonly values: Readonly<Record<string, string>>,
    private readonly file: string,
  ) {}

  create(arn: string, name: string, template: { value?: string; generation?: Generation }): void {
    const value = this.values[name] ?? template.value ?? this.generateOnce(name, template.generation);
    const secret = { arn, name, value };
    this.byId.set(arn, secret);
    this.byId.set(name, secret);
  }

  /** By name or ARN. @throws ServiceError `ResourceNotFoundException` */
  get(id: string): Secret {
    const secret = this.byId.get(id);
    if (secret === undefined)
      throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    return secret;
  }

  private generateOnce(name: string, generation: Generation | undefined): string {
    if (generation === undefined) throw new Error(`the secret ${name} has no value here.`);
    const kept = (readJsonFile(this.file) ?? {}) as Record<string, string>;
    const value = kept[name] ?? generate(generation);
    if (!(name in kept))
      replaceFile(this.file, JSON.stringify({ ...kept, [name]: value }), { isSecret: true });
    return value;
  }
}

function generate({ passwordLength, excludeCharacters, excludePunctuation, template }: Generation): string {
  const alphabet = (LETTERS_AND_DIGITS + (excludePunctuation ? '' : PUNCTUATION))
    .split('')
    .filter((character) => !excludeCharacters.includes(character));
  const text = Array.from({ length: passwordLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  if (template === undefined) return text;
  return JSON.stringify({ ...(JSON.parse(template.text) as object), [template.key]: text });
}
