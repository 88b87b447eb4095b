import type { Payer } from './objects';

/**
 * Who pays, with what real payers have and what they lack: an address of a country alone, a telephone of a type alone
 * ("Payer" in PayPal's Orders reference; each of their members may be absent).
 */
export const payer = (payerId: string): Payer => ({
  payer_id: payerId,
  email_address: 'zoe.o-brien@example.com',
  name: { given_name: 'Zoë', surname: "O'Brien-Müller" },
  address: { country_code: 'DE' },
  phone: { phone_type: 'MOBILE', phone_number: { national_number: '15112345678' } },
});

/** The same as the wallet that the money comes from. */
export const walletOf = ({ payer_id: id, email_address: email, name, address }: Payer): object => ({
  email_address: email,
  account_id: id,
  account_status: 'VERIFIED',
  name,
  address,
});
