import { isReal } from './target';

/** A case of the contract. */
export interface ContractCase {
  /** What is so, as a sentence that goes on from the provider's name. */
  case: string;
  /** What says so: a type of the official library, or the title of a page of the provider's reference. */
  source: string;
  /** Why the provider's own test mode cannot be asked. */
  sandboxOnly?: string;
  run: () => Promise<void>;
}

/** A person has to be on the provider's page, and pay. */
export const NEEDS_A_BUYER = 'a person pays on the provider’s page';

/** Registers cases as tests. What the test mode cannot be asked is left out there, and nowhere else. */
export function contract(provider: 'stripe' | 'paypal', cases: ContractCase[]): void {
  for (const { case: name, source, sandboxOnly, run } of cases) {
    if (sandboxOnly !== undefined && isReal(provider)) continue;
    it(`${name} [${source}]`, run);
  }
}
