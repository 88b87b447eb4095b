import { StringDecoder } from 'node:string_decoder';

/** Cuts a stream of UTF-8 bytes into lines. JSON on one line never contains the line feed that ends it. */
export class Lines {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';

  /** @returns the lines that end in this chunk */
  add(chunk: Buffer): string[] {
    const lines = (this.rest + this.decoder.write(chunk)).split('\n');
    this.rest = lines.pop()!;
    return lines;
  }
}
