/** Sets by key. A set that becomes empty is forgotten, so that the map never outgrows its members. */
export class BucketMap<Member> {
  readonly #buckets = new Map<string, Set<Member>>();

  add(key: string, member: Member): void {
    const bucket = this.#buckets.get(key);
    if (bucket) bucket.add(member);
    else this.#buckets.set(key, new Set([member]));
  }

  delete(key: string, member: Member): void {
    const bucket = this.#buckets.get(key);
    bucket?.delete(member);
    if (bucket?.size === 0) this.#buckets.delete(key);
  }

  get(key: string): Iterable<Member> {
    return this.#buckets.get(key) ?? [];
  }

  get isEmpty(): boolean {
    return this.#buckets.size === 0;
  }
}
