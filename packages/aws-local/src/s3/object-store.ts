import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../disk/files';

/** What is kept with an object. */
export interface ObjectAttributes {
  /** `content-type` and its like, in lower case, as they are given back. */
  headers: Record<string, string>;
  /** `x-amz-meta-…` by what comes behind. */
  metadata: Record<string, string>;
  /** `x-amz-checksum-crc32` and its like, by the header's name. */
  checksums: Record<string, string>;
}

/** An object, without its content. */
export interface StoredObject extends ObjectAttributes {
  key: string;
  /** Bytes. */
  size: number;
  /** With its quotation marks. */
  etag: string;
  /** `2026-01-31T12:00:00.000Z` */
  lastModified: string;
}

type Entry = StoredObject & { file: string };

/**
 * The objects of one bucket, in a folder: what an object is lies in `objects/`, its content in `contents/`. A content is
 * written whole before the object names it, so that a kill leaves the old object or the new one.
 */
export class ObjectStore {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly directory: string) {
    for (const folder of [this.objects, this.contents]) fs.mkdirSync(folder, { recursive: true });
    for (const name of fs.readdirSync(this.objects).filter((each) => each.endsWith('.json'))) {
      const entry = JSON.parse(fs.readFileSync(path.join(this.objects, name), 'utf8')) as Entry;
      this.entries.set(entry.key, entry);
    }
    const named = new Set([...this.entries.values()].map(({ file }) => file));
    for (const file of fs.readdirSync(this.contents).filter((each) => !named.has(each)))
      fs.rmSync(path.join(this.contents, file));
  }

  get(key: string): StoredObject | undefined {
    return this.entries.get(key);
  }

  /** All objects in the order of their keys' UTF-8 bytes. */
  inOrder(): StoredObject[] {
    return [...this.entries.values()].sort((one, other) =>
      Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)),
    );
  }

  /**
   * @param precondition asked about the object that is there, at the moment at which it would be replaced.
   * @throws what `precondition` throws.
   */
  async put(
    key: string,
    content: Buffer,
    attributes: ObjectAttributes,
    precondition: (current: StoredObject | undefined) => void = () => undefined,
  ): Promise<StoredObject> {
    const file = randomUUID();
    await fs.promises.writeFile(path.join(this.contents, file), content);
    const current = this.entries.get(key);
    try {
      precondition(current);
    } catch (error) {
      fs.rmSync(path.join(this.contents, file));
      throw error;
    }
    const entry: Entry = {
      ...attributes,
      key,
      size: content.length,
      etag: `"${createHash('md5').update(content).digest('hex')}"`,
      lastModified: new Date().toISOString(),
      file,
    };
    replaceFile(this.fileOf(key), JSON.stringify(entry));
    this.entries.set(key, entry);
    if (current !== undefined) fs.rmSync(path.join(this.contents, current.file));
    return entry;
  }

  delete(key: string): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    fs.rmSync(this.fileOf(key));
    this.entries.delete(key);
    fs.rmSync(path.join(this.contents, entry.file));
  }

  /** The content from `start` to `end`, both inclusive. A stream that was begun is not reached by what replaces the object. */
  read(key: string, start: number, end: number): fs.ReadStream {
    const file = path.join(this.contents, this.entries.get(key)!.file);
    return fs.createReadStream(file, { fd: fs.openSync(file, 'r'), start, end });
  }

  private get objects(): string {
    return path.join(this.directory, 'objects');
  }

  private get contents(): string {
    return path.join(this.directory, 'contents');
  }

  /** Keys are longer than names of files may be, and have slashes. */
  private fileOf(key: string): string {
    return path.join(this.objects, `${createHash('sha256').update(key).digest('hex')}.json`);
  }
}
