import type { Voting } from './voting';

/** The address that leads to a voting by its code, or by its id while it has none: what a QR code holds. */
export function joinAddress({ id, code }: Pick<Voting, 'id' | 'code'>): string {
  return `${location.origin}${code === '' ? `/votings/${id}` : `/v/${code}`}`;
}

/** {@link joinAddress} as people type it, without `https://`. */
export function typedAddress(voting: Pick<Voting, 'id' | 'code'>): string {
  return joinAddress(voting).replace(/^https?:\/\//, '');
}

/** A code as it is read out: in two groups of three. */
export function codeInGroups(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** A code as it stands in an address, from what was typed: `abc 234` is `ABC234`. */
export function typedCode(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
