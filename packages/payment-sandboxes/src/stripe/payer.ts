import type { CustomerDetails } from './objects';

/** Who pays: what a buyer writes on the hosted page, with members that are empty as they are for real buyers. */
export const payer = (email: string | null): CustomerDetails => ({
  address: {
    city: 'München',
    country: 'DE',
    line1: 'Straße der Prüfung 1',
    line2: null,
    postal_code: '80331',
    state: null,
  },
  business_name: null,
  email: email ?? 'zoe.o-brien@example.com',
  individual_name: null,
  name: "Zoë O'Brien",
  phone: null,
  tax_exempt: 'none',
  tax_ids: [],
});
