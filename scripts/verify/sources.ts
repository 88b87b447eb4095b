import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bytes } from '../../proof/bytes';
import type { PublishedFiles } from '../../proof/verify';

/**
 * Published files on a web app's host. Only the path of an address counts: a host may have moved since the result was
 * signed, and whatever serves the files, they have to be those that were signed.
 * @throws Error, from what it returns, that names what is not to be had.
 */
export function filesAt(base: string): PublishedFiles {
  const get = async (url: string): Promise<Response> => {
    const address = new URL(pathIn(url), base);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address.href} answered ${response.status}.`);
    return response;
  };
  return {
    text: async (url) => (await get(url)).text(),
    async *pieces(url) {
      const { body } = await get(url);
      for await (const piece of body ?? []) yield piece as Bytes;
    },
  };
}

/** The same files in a folder, as they were downloaded: it holds `results/`. */
export function filesIn(folder: string): PublishedFiles {
  const fileOf = (url: string): string => {
    const file = path.join(folder, ...pathIn(url).split('/'));
    if (!existsSync(file)) throw new Error(`There is no ${file}.`);
    return file;
  };
  return {
    text: (url) => Promise.resolve(readFileSync(fileOf(url), 'utf8')),
    async *pieces(url) {
      for await (const piece of createReadStream(fileOf(url))) yield new Uint8Array(piece as Buffer);
    },
  };
}

function pathIn(url: string): string {
  return new URL(url, 'http://published/').pathname;
}
