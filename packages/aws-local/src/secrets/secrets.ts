import { createHash, randomInt } from 'node:crypto';
import { readJsonFile, replaceFile } from '../disk/files';
import { ServiceError } from '../endpoint/service-error';
import { SecretVersions, type SecretVersion } from './versions';

/** `GenerateSecretString` of the template. */
export interface Generation {
  passwordLength: number;
  excludeCharacters: string;
  excludePunctuation: boolean;
  /** JSON object that the generated text is put into, under `key`. */
  template?: { text: string; key: string };
}

/** A secret. Its values are never logged. */
export interface Secret {
  arn: string;
  name: string;
  versions: SecretVersions;
}

/** What is kept of a secret. */
interface Kept {
  /** Hash of the value that the start of the local AWS gave last. */
  given?: string;
  versions: SecretVersion[];
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/**
 * Secrets Manager. A first value comes from the caller that starts the local AWS (it may read `.env`); failing that from the
 * template; and what the template wants generated is generated once. Versions that were put since are kept over a restart,
 * which puts another one only if its caller gives another value than the last time.
 */
export class Secrets {
  private readonly byId = new Map<string, Secret>();

  /**
   * @param values by secret name.
   * @param file where versions are kept, readable by this user alone.
   */
  constructor(
    private readonly values: Readonly<Record<string, string>>,
    private readonly file: string,
    private readonly now: () => number = Date.now,
  ) {}

  create(arn: string, name: string, template: { value?: string; generation?: Generation }): void {
    const kept = this.read()[name];
    const given = this.values[name] ?? template.value;
    const versions = new SecretVersions(typeof kept === 'object' ? kept.versions : []);
    const secret = { arn, name, versions };
    const isAnother = given !== undefined && (typeof kept !== 'object' || kept.given !== hash(given));
    const [first] = versions.versions;
    // Files of before there were versions hold the generated text alone.
    if (isAnother || first === undefined) {
      const value = given ?? (typeof kept === 'string' ? kept : generated(name, template.generation));
      versions.put(value, {}, this.now());
      this.keep(secret, given);
    }
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

  /** Changes the versions of a secret, which are then kept. @throws whatever `act` does, and nothing is changed then. */
  change<Result>(id: string, act: (versions: SecretVersions, now: number) => Result): Result {
    const secret = this.get(id);
    const draft = new SecretVersions(structuredClone(secret.versions.versions));
    const result = act(draft, this.now());
    secret.versions = draft;
    this.keep(secret);
    return result;
  }

  private keep({ name, versions: { versions } }: Secret, given?: string): void {
    const all = this.read();
    const before = all[name];
    const known = typeof before === 'object' ? before.given : undefined;
    const kept: Kept = { given: given === undefined ? known : hash(given), versions };
    replaceFile(this.file, JSON.stringify({ ...all, [name]: kept }), { isSecret: true });
  }

  private read(): Record<string, Kept | string> {
    return (readJsonFile(this.file) ?? {}) as Record<string, Kept | string>;
  }
}

function hash(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}

function generated(name: string, generation: Generation | undefined): string {
  if (generation === undefined) throw new Error(`the secret ${name} has no value here.`);
  return generate(generation);
}

function generate({ passwordLength, excludeCharacters, excludePunctuation, template }: Generation): string {
  const alphabet = (LETTERS_AND_DIGITS + (excludePunctuation ? '' : PUNCTUATION))
    .split('')
    .filter((character) => !excludeCharacters.includes(character));
  const text = Array.from({ length: passwordLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  if (template === undefined) return text;
  return JSON.stringify({ ...(JSON.parse(template.text) as object), [template.key]: text });
}
