/** One way to forge a webhook. */
export interface Forgery {
  name: string;
  /** For people. */
  label: string;
  /** Headers and body of the forged delivery, made from a genuine event. */
  make: (body: string, now: number) => { headers: Record<string, string>; body: string };
}
